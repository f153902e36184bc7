"""The same aggregates by programs of this machine: `native.py polars|duckdb FILE.csv [runs]` prints JSON."""
import json, sys, time

way, path, runs = sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 5
NAMES = ['received', 'p0', 'p1', 'p2', 'p3', 'p4', 'early', 'on_time', 'late', 'in_term', 'overdue', 'paid', 'fees',
         'r0', 'r1', 'r2', 'r3', 'r4']
SQL = """
with d as (
  select "Cơ quan" as a, "Mức độ" = 'Toàn trình' as whole, "Dịch vụ trực tuyến" = 'Có' as service, "Hình thức nộp" = 'Trực tuyến' as online,
         strptime("Ngày hẹn trả", '%d/%m/%Y %H:%M') as due, strptime("Ngày trả kết quả", '%d/%m/%Y %H:%M') as done,
         "Phí, lệ phí"::bigint as fee, "Thanh toán trực tuyến" = 'Có' as paid, coalesce("Đánh giá", '') as r
  from read_csv('FILE', header = true, all_varchar = true, delim = ',', quote = '"', nullstr = ''))
select a, count(*),
  count(*) filter (not whole and not online and not service), count(*) filter (not whole and not online and service),
  count(*) filter (not whole and online), count(*) filter (whole and not online), count(*) filter (whole and online),
  count(*) filter (done::date < due::date), count(*) filter (done <= due and done::date >= due::date), count(*) filter (done > due),
  count(*) filter (done is null and due >= '2024-12-31 23:59:00'), count(*) filter (done is null and due < '2024-12-31 23:59:00'),
  count(*) filter (paid), coalesce(sum(fee) filter (paid), 0),
  count(*) filter (r = 'Rất hài lòng'), count(*) filter (r = 'Hài lòng'), count(*) filter (r = 'Bình thường'),
  count(*) filter (r = 'Không hài lòng'), count(*) filter (r = '')
from d group by a"""


def duckdb_once():
    import duckdb
    return duckdb.connect().execute(SQL.replace('FILE', path)).fetchall()


def polars_once():
    import polars as pl
    c = pl.col
    at = lambda name: c(name).str.to_datetime('%d/%m/%Y %H:%M')
    d = pl.scan_csv(path, infer_schema=False).select(
        a=c('Cơ quan'), full=c('Mức độ') == 'Toàn trình', service=c('Dịch vụ trực tuyến') == 'Có',
        online=c('Hình thức nộp') == 'Trực tuyến', due=at('Ngày hẹn trả'), done=at('Ngày trả kết quả'),
        fee=c('Phí, lệ phí').cast(pl.Int64), paid=c('Thanh toán trực tuyến') == 'Có', r=c('Đánh giá').fill_null(''))
    cut = pl.datetime(2024, 12, 31, 23, 59)
    full, service, online, due, done = c('full'), c('service'), c('online'), c('due'), c('done')
    n = lambda e: e.fill_null(False).sum().cast(pl.Int64)
    figures = [pl.len(), n(~full & ~online & ~service), n(~full & ~online & service), n(~full & online), n(full & ~online),
               n(full & online), n(done.dt.date() < due.dt.date()), n((done <= due) & (done.dt.date() >= due.dt.date())), n(done > due),
               n(done.is_null() & (due >= cut)), n(done.is_null() & (due < cut)), n(c('paid')),
               c('fee').filter(c('paid')).sum(), *[n(c('r') == w) for w in ('Rất hài lòng', 'Hài lòng', 'Bình thường', 'Không hài lòng', '')]]
    return d.group_by('a').agg([f.alias(name) for name, f in zip(NAMES, figures)]).collect().rows()


once = {'polars': polars_once, 'duckdb': duckdb_once}[way]
if path == 'sql':
    print(SQL)
    sys.exit()
times = []
for _ in range(runs + 1):
    begun = time.perf_counter()
    rows = once()
    times.append((time.perf_counter() - begun) * 1000)
version = __import__(way).__version__
print(json.dumps({'version': version, 'cold': times[0], 'warm': times[1:], 'answer': {'agencies': {r[0]: [int(x) for x in r[1:]] for r in rows}}}, ensure_ascii=False))

// A province and its communes as the national portal's evaluation pages give them, one answer a month: made up, but of the
// shape and the size of the real ones.

/** Codes of the index's components with their largest scores; those without one are published without points. */
const METRICS = [
  ['PUBLISH_ON_TIME', 6], ['PUBLIC_UPDATE_ON_TIME', 4], ['PUBLIC_CONTENT_FULL', 2], ['DOSSIER_SYNC', 6], ['PROGRESS_ON_TIME', 20],
  ['ORIGINAL_RESULT_AVAILABLE', 6], ['SO_HOA_GIAY_TO_GIAI_QUYET', 4], ['REUSED_DIGITIZED_DATA', 4], ['SYNCED_WITH_DVCQG_PERSONAL_STORAGE', 2],
  ['CITIZEN_DATA_CONNECTED_DOSSIER', 2], ['CITIZEN_DATA_CONNECTED_FORMALITY', 2], ['ELECTRONIC_CERTIFIED_COPY', 2],
  ['PAYMENT_DOSSIERS'], ['PAYMENT_FORMALITIES_WITH_TRANSACTION'], ['PAYMENT_FORMALITIES_WITH_FEE'], ['ONLINE_DOSSIERS'], ['ONLINE_FORMALITIES'],
  ['DOSSIER_RECEIVING_SATISFACTION', 6], ['PETITION_PROCESSING_ON_TIME', 6], ['PETITION_HANDLING_SATISFACTION', 6],
];
const FIRST = ['Tân', 'Phú', 'Bình', 'Hòa', 'Long', 'Xuân', 'Vĩnh', 'An', 'Đông', 'Thạnh', 'Ea', 'Mỹ', 'Hưng', 'Cẩm', 'Quảng'];
const SECOND = ['Lợi', 'Thành', 'Sơn', 'Hải', 'Điền', 'Phước', 'Khê', 'Ninh', 'Lâm', 'Thọ'];

/** The same numbers every time. */
function dice(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Name, code and level of the province (0) or one of 150 communes. */
function unit(index) {
  if (index === 0) return { departmentName: 'UBND tỉnh Đắk Lắk', departmentCode: 'H15', level: 'PROVINCE' };
  const name = `${FIRST[index % FIRST.length]} ${SECOND[Math.floor(index / FIRST.length) % SECOND.length]}`;
  return { departmentName: `Xã ${name}`, departmentCode: `H15.${100 + index}`, level: 'COMMUNE' };
}

function metric([code, maxScore], roll) {
  const denominator = 200 + roll(4000);
  const numerator = Math.min(denominator, Math.floor((denominator * (55 + roll(46))) / 100));
  const score = maxScore === undefined ? null : Math.round((maxScore * numerator * 100) / denominator) / 100;
  return { code, numerator, denominator, score, maxScore: maxScore ?? null };
}

/** The answers, oldest month first: file name and text. */
export function answers({ units = 150, metrics = 20, periods = 24 } = {}) {
  const roll = dice(7);
  return Array.from({ length: periods }, (_, period) => {
    const [year, month] = [2026 + Math.floor(period / 12), 1 + (period % 12)];
    const evaluation = Array.from({ length: units + 1 }, (_, index) => ({
      ...unit(index),
      metrics: METRICS.slice(0, metrics).map((of) => metric(of, roll)),
    }));
    const data = { timeType: 'month', year, month, evaluation };
    return [`danh-gia-${year}-${String(month).padStart(2, '0')}.json`, JSON.stringify({ code: 'OK', message: null, data })];
  });
}

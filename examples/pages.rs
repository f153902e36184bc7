use std::time::Duration;
struct Instant(Duration);
fn cpu() -> Duration {
    let s = std::fs::read_to_string("/proc/self/stat").unwrap();
    let v: Vec<&str> = s.rsplit(") ").next().unwrap().split(' ').collect();
    Duration::from_millis(10 * v[11].parse::<u64>().unwrap())
}
impl Instant {
    fn now() -> Self {
        Instant(cpu())
    }
    fn elapsed(&self) -> Duration {
        cpu() - self.0
    }
}
use thuoc_do::present::{PageId, View};
use thuoc_do::workspace::{Options, Workspace, read_report};
fn main() {
    let t = Instant::now();
    let mut readings = Vec::new();
    let mut names: Vec<_> = std::fs::read_dir(std::env::args().nth(2).unwrap_or("/tmp/portal24".into()))
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    names.sort();
    for p in names {
        let r =
            read_report(p.file_name().unwrap().to_str().unwrap(), &std::fs::read(&p).unwrap(), &mut Options::default())
                .unwrap();
        readings.push((r, false));
    }
    println!("read {:?}", t.elapsed());
    let t = Instant::now();
    let j: Vec<String> = readings.iter().take(4).map(|(r, _)| serde_json::to_string(r).unwrap()).collect();
    println!("json of 4 {} bytes {:?}", j.iter().map(String::len).sum::<usize>(), t.elapsed());
    let t = Instant::now();
    let n: usize = j
        .iter()
        .map(|j| serde_json::from_str::<thuoc_do::workspace::Reading>(j).unwrap().extraction.facts.facts.len())
        .sum();
    println!("parse 4 {n} {:?}", t.elapsed());
    let mut w = Workspace::new();
    let t = Instant::now();
    w.add_all(readings);
    println!("add_all {:?} facts {}", t.elapsed(), w.analysis().facts.facts.len());
    let t = Instant::now();
    let c = w.view_choices();
    println!("choices {:?}", t.elapsed());
    let only = std::env::args().nth(1);
    for id in PageId::ALL {
        if only.as_ref().is_some_and(|o| *o != format!("{id:?}")) {
            continue;
        }
        let t = Instant::now();
        let p = w.page(id);
        println!("page {id:?} {:?} blocks {}", t.elapsed(), p.blocks.len());
    }
    let span = c.spans[0].value;
    let view = View { span: Some(span), ..View::default() };
    let t = Instant::now();
    let n = w.narrowed(&view).unwrap();
    println!("narrow {:?}", t.elapsed());
    for id in PageId::ALL {
        let t = Instant::now();
        let p = n.page(id);
        println!("  page {id:?} {:?} {}", t.elapsed(), p.blocks.len());
    }
}

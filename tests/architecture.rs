//! The promises of `ARCHITECTURE.md`, checked: which layer may use which, what stands in one place only, what is
//! absent. Each rule is tried on text that breaks it before it is tried on the sources.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may stop and speak")]

#[path = "architecture/crates.rs"]
mod crates;
#[path = "architecture/docs.rs"]
mod docs;
#[path = "architecture/layers.rs"]
mod layers;
#[path = "architecture/paths.rs"]
mod paths;
#[path = "architecture/rules.rs"]
mod rules;
#[path = "architecture/source.rs"]
mod source;

use layers::Layers;
use source::Source;

/// Runs a rule over every source file and fails with all it found.
fn all_keep(rule: impl Fn(&Source) -> Vec<String>) {
    let sources = source::all();
    assert!(sources.len() >= 30, "only {} source files found", sources.len());
    let broken: Vec<String> = sources.iter().flat_map(rule).collect();
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn every_arrow_between_layers_is_in_the_table() {
    let layers = Layers::of_this_crate();
    all_keep(|source| layers.forbidden(source));
}

#[test]
fn every_folder_is_a_layer_of_the_table() {
    let layers = Layers::of_this_crate();
    let unknown: Vec<String> =
        source::all().iter().filter(|s| !s.is_shell() && !layers.knows(s.layer())).map(|s| s.path.clone()).collect();
    assert!(unknown.is_empty(), "not in the table of src/lib.rs: {unknown:?}");
}

#[test]
fn outside_crates_stay_in_their_layer() {
    all_keep(rules::strayed_crates);
}

#[test]
fn the_core_does_not_touch_the_world() {
    all_keep(rules::world_touched);
}

#[test]
fn vietnamese_stands_in_text_and_catalogue() {
    all_keep(rules::vietnamese_literals);
}

#[test]
fn nothing_unwraps() {
    all_keep(rules::unwraps);
}

#[test]
fn files_stay_short() {
    all_keep(rules::too_long);
}

#[test]
fn names_say_what_a_module_does() {
    all_keep(rules::vague_names);
}

#[test]
fn committed_files_name_no_machine_path() {
    let broken = docs::machine_paths();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn documents_mention_only_what_exists() {
    let broken = docs::dead_mentions();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_counter_of_instructions_builds_what_the_page_builds() {
    let broken = crates::differing();
    assert!(broken.is_empty(), "scripts/benchmark/scanners/Cargo.toml: {}", broken.join(", "));
}

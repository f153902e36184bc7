//! Sentences with slots: `{slot}`, `[optional]`, `<alternative|alternative>`.

/// A piece of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    Words(String),
    Slot(String),
    /// Left out when anything in it is not known.
    Optional(Vec<Node>),
    /// The first of which everything is known.
    Choice(Vec<Vec<Node>>),
}

/// Reads a template; an unclosed bracket ends with the text.
pub(super) fn parse(text: &str) -> Vec<Node> {
    nodes(&mut text.chars(), &[]).0
}

/// The slots of a template, in reading order.
#[cfg(test)]
pub(super) fn slots(nodes: &[Node]) -> Vec<String> {
    let of_node = |node: &Node| match node {
        Node::Words(_) => Vec::new(),
        Node::Slot(slot) => vec![slot.clone()],
        Node::Optional(inner) => slots(inner),
        Node::Choice(all) => all.iter().flat_map(|inner| slots(inner)).collect(),
    };
    nodes.iter().flat_map(of_node).collect()
}

/// Nodes up to one of the closing signs, and which one it was.
fn nodes(chars: &mut std::str::Chars<'_>, ends: &[char]) -> (Vec<Node>, Option<char>) {
    let mut found = Vec::new();
    let mut words = String::new();
    let mut ended = None;
    while let Some(c) = chars.next() {
        let node = match c {
            c if ends.contains(&c) => {
                ended = Some(c);
                break;
            }
            '{' => Node::Slot(chars.by_ref().take_while(|c| *c != '}').collect()),
            '[' => Node::Optional(nodes(chars, &[']']).0),
            '<' => choice(chars),
            c => {
                words.push(c);
                continue;
            }
        };
        flush(&mut words, &mut found);
        found.push(node);
    }
    flush(&mut words, &mut found);
    (found, ended)
}

fn choice(chars: &mut std::str::Chars<'_>) -> Node {
    let mut all = Vec::new();
    loop {
        let (inner, end) = nodes(chars, &['|', '>']);
        all.push(inner);
        if end != Some('|') {
            return Node::Choice(all);
        }
    }
}

fn flush(words: &mut String, found: &mut Vec<Node>) {
    if !words.is_empty() {
        found.push(Node::Words(std::mem::take(words)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_nest() {
        let words = |text: &str| Node::Words(text.to_owned());
        let slot = |text: &str| Node::Slot(text.to_owned());
        let inner = Node::Choice(vec![vec![slot("b")], vec![words("x "), slot("c:n")]]);
        assert_eq!(
            parse("A {a}[, <{b}|x {c:n}>]."),
            [words("A "), slot("a"), Node::Optional(vec![words(", "), inner]), words("."),]
        );
        assert_eq!(slots(&parse("A {a}[, <{b}|x {c:n}>].")), ["a", "b", "c:n"]);
    }
}

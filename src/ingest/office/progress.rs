//! Telling how far the reading is.

/// Passes on what is done.
pub(super) struct Progress<'p, 'f> {
    call: Option<&'p mut (dyn FnMut(u16) + 'f)>,
}

impl<'p, 'f> Progress<'p, 'f> {
    /// Tells nobody when there is nobody to tell.
    pub(super) fn new(call: Option<&'p mut (dyn FnMut(u16) + 'f)>) -> Progress<'p, 'f> {
        Progress { call }
    }

    /// So many thousandths are done.
    pub(super) fn report(&mut self, thousandths: u16) {
        if let Some(call) = &mut self.call {
            call(thousandths.min(1000));
        }
    }

    /// `done` of `all` parts are done.
    pub(super) fn parts(&mut self, done: usize, all: usize) {
        let share = done.saturating_mul(1000) / all.max(1);
        self.report(u16::try_from(share).unwrap_or(1000));
    }
}

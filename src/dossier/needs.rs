//! What a figure needs to be told.

use crate::catalog::Role;

/// Columns without which a figure is missing.
pub(super) fn needs(id: &str) -> &'static [Role] {
    match id {
        "received_online" | "received_direct" | "received_post" | "received_channel_unknown" => &[Role::Channel],
        "partial_offline_received" | "partial_online_received_direct" | "received_unclassified" => {
            &[Role::Level, Role::Channel, Role::ServiceOnline]
        }
        "online_partial" | "full_received_direct" | "online_full" => &[Role::Level, Role::Channel],
        "resolved_early"
        | "resolved_on_time"
        | "resolved_late"
        | "resolved_without_due"
        | "pending_in_term"
        | "pending_overdue"
        | "pending_without_due" => &[Role::Due, Role::Returned],
        "resolved_total" | "pending_total" => &[Role::Returned],
        "online_payment_dossiers" | "online_payment_amount" => &[Role::Fee, Role::PaidOnline],
        "online_payment_eligible" => &[Role::Fee],
        "electronic_results" => &[Role::ElectronicResult],
        "digitised" => &[Role::Digitised],
        _ if id.starts_with("satisfaction_") => &[Role::Rating],
        _ => &[],
    }
}

/// Whether a figure is told only where there is some of it: what has no due time, and what nobody knows of a dossier.
pub(super) fn is_told_where_it_occurs(id: &str) -> bool {
    matches!(id, "received_channel_unknown" | "received_unclassified" | "resolved_without_due" | "pending_without_due")
}

using System.Collections.Immutable;

namespace Socifaction.Services.Reminders;

/// <summary>
/// What the provider says only ever raises a message: callbacks come late, twice and out of order.
/// </summary>
public static class ReminderRank
{
    /// <summary>What the provider's word means; null for a word nobody knows.</summary>
    public static ReminderStatus? StatusOf(string providerStatus) => providerStatus switch
    {
        "queued" or "accepted" or "scheduled" or "sending" => ReminderStatus.Accepted,
        "sent" => ReminderStatus.Sent,
        "delivered" or "read" => ReminderStatus.Delivered,
        "undelivered" => ReminderStatus.Undelivered,
        "failed" or "canceled" => ReminderStatus.Failed,
        _ => null,
    };

    /// <summary>How far along a message is; the last words are equals, so the first of them stays.</summary>
    public static int Of(ReminderStatus status) => status switch
    {
        ReminderStatus.Planned or ReminderStatus.Sending or ReminderStatus.Unknown
            or ReminderStatus.Cancelled or ReminderStatus.Missed or ReminderStatus.NeedsStaff => 0,
        ReminderStatus.Accepted => 1,
        ReminderStatus.Sent => 2,
        ReminderStatus.Unconfirmed => 3,
        ReminderStatus.Delivered or ReminderStatus.Undelivered or ReminderStatus.Failed => 4,
    };

    /// <summary>Whether nothing more is expected from the provider.</summary>
    public static bool IsLast(ReminderStatus status) => Of(status) == 4;

    /// <summary>The statuses that this one may replace.</summary>
    public static ImmutableArray<ReminderStatus> Below(ReminderStatus status) =>
        [.. Enum.GetValues<ReminderStatus>().Where(lower => Of(lower) < Of(status))];
}

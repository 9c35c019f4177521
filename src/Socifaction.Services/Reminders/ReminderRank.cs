using System.Collections.Immutable;

namespace Socifaction.Services.Reminders;

/// <summary>
/// What the provider says only ever raises a message: callbacks come late, twice and out of order.
/// </summary>
public static class ReminderRank
{
    /// <summary>The provider's word for a call that is over.</summary>
    public const string Completed = "completed";

    /// <summary>Our word for a call that an answering machine took.</summary>
    public const string Machine = "machine";

    /// <summary>Our word for a call in which a key was pressed.</summary>
    public const string Pressed = "pressed";

    /// <summary>Our word for what was sent and of which nobody will ever report.</summary>
    public const string Unreported = "unreported";

    /// <summary>What the provider's word means; null for a word nobody knows.</summary>
    public static ReminderStatus? StatusOf(string providerStatus) => providerStatus switch
    {
        "queued" or "accepted" or "scheduled" or "sending" or "initiated" => ReminderStatus.Accepted,
        "sent" or Unreported or "ringing" or "in-progress" => ReminderStatus.Sent,

        // A call that was only listened to, perhaps by a machine, confirms nothing.
        Completed or Machine => ReminderStatus.Unconfirmed,
        "delivered" or "read" or Pressed => ReminderStatus.Delivered,
        "undelivered" or "busy" or "no-answer" => ReminderStatus.Undelivered,
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

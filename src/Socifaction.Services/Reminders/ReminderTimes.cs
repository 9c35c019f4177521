using System.Collections.Immutable;
using NodaTime;

namespace Socifaction.Services.Reminders;

/// <summary>How long the sending waits, and for what.</summary>
public sealed record ReminderTimes
{
    /// <summary>As in production.</summary>
    public static ReminderTimes Usual { get; } = new();

    /// <summary>Longer than this between the written intent and the call: the process slept, so nothing is sent.</summary>
    public Duration Stall { get; init; } = Duration.FromSeconds(5);

    /// <summary>A sending older than this is asked about.</summary>
    public Duration ReconcileAfter { get; init; } = Duration.FromSeconds(60);

    /// <summary>Only after this does „not in the provider's list“ mean „not taken“: the provider's list may lag.</summary>
    public Duration Settle { get; init; } = Duration.FromMinutes(5);

    /// <summary>How far the provider's clock may be behind ours.</summary>
    public Duration ClockSlack { get; init; } = Duration.FromMinutes(2);

    /// <summary>This long before a message stops being useful, staff get what is still unknown.</summary>
    public Duration HandOver { get; init; } = Duration.FromMinutes(30);

    /// <summary>The first wait after a certain „not now“; doubled each time.</summary>
    public Duration BackOff { get; init; } = Duration.FromMinutes(1);

    /// <summary>The longest wait of that kind.</summary>
    public Duration LongestBackOff { get; init; } = Duration.FromMinutes(15);

    /// <summary>When a telephone that was off is tried once more.</summary>
    public Duration RetryUnreachable { get; init; } = Duration.FromMinutes(45);

    /// <summary>So long after booking on the web in the quiet a person may still be sent the confirmation.</summary>
    public Duration Awake { get; init; } = Duration.FromMinutes(30);

    /// <summary>An unknown outcome is planned again only this many attempts.</summary>
    public int MostAttempts { get; init; } = 3;

    /// <summary>After how long since the sending the provider is asked what became of it.</summary>
    public ImmutableArray<Duration> Polls { get; init; } =
        [Duration.FromMinutes(2), Duration.FromMinutes(10), Duration.FromMinutes(60), Duration.FromHours(6)];

    /// <summary>A message that could not be asked about is asked about again after this.</summary>
    public Duration PollAgain { get; init; } = Duration.FromMinutes(10);

    /// <summary>So long after the sending a message that cannot be asked about is let go.</summary>
    public Duration PollAtMost { get; init; } = Duration.FromHours(24);

    /// <summary>Sent, and no word for this long: unconfirmed. Not sent for this long since it was due: staff telephone.</summary>
    public Duration UnconfirmedAfter { get; init; } = Duration.FromHours(1);

    /// <summary>The same for what was changed or cancelled: somebody may be waiting at the road.</summary>
    public Duration UrgentAfter { get; init; } = Duration.FromMinutes(15);

    /// <summary>How long a number is thought to be talking: it gets one call at a time.</summary>
    public Duration LongestCall { get; init; } = Duration.FromMinutes(5);

    /// <summary>
    /// Most messages to one number in one day: two bookings with their confirmations, changes of mind and reminders; more is a mistake
    /// somewhere, and to an elder a nuisance.
    /// </summary>
    public int MostADay { get; init; } = 6;

    /// <summary>The same for what was changed or cancelled, which must not be the one too many.</summary>
    public int MostUrgentADay { get; init; } = 10;

    /// <summary>Most messages of one initiative in one round, so that a large one does not hold up the others.</summary>
    public int Share { get; init; } = 40;

    /// <summary>Longest time one initiative may send in one round.</summary>
    public Duration Turn { get; init; } = Duration.FromSeconds(25);
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>What the SMS of this month have cost, what they will have cost at its end, and what they may cost; whether today is unlike other days.</summary>
public sealed record BudgetNow(int SpentCents, int ForecastCents, int? MostCents, bool IsUnusual)
{
    /// <summary>At how much of the money staff are told.</summary>
    public const int WarningPercent = 80;

    /// <summary>At how much of it sign-in codes stop, so that reminders still go out.</summary>
    public const int CodesPercent = 90;

    /// <summary>Whether staff should know.</summary>
    public bool IsNear => Is(WarningPercent);

    /// <summary>Whether ordinary messages have stopped.</summary>
    public bool IsSpent => Is(100);

    /// <summary>Whether sign-in codes are sent: they are the first to stop.</summary>
    public bool AllowsCodes => !Is(CodesPercent) && !IsUnusual;

    private bool Is(int percent) => MostCents is { } most && SpentCents * 100L >= (long)most * percent;
}

/// <summary>Reads what SMS cost. A part counts when the provider was asked to send it, unless it refused; a voice's calls are not counted.</summary>
public sealed class SmsBudget(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock, TwilioSettings twilio)
{
    /// <summary>How many days the usual pace is taken from.</summary>
    public const int UsualDays = 28;

    /// <summary>A day with fewer parts is never unusual: one notice to a whole village.</summary>
    public const int LeastUnusual = 150;

    /// <summary>How many times a usual day an unusual one is.</summary>
    public const int TimesUsual = 3;

    /// <summary>What so many parts cost.</summary>
    public decimal CentsOf(int parts) => parts * twilio.PartCents;

    /// <summary>What has been spent this month.</summary>
    public async Task<decimal> SpentCentsAsync(CancellationToken cancellationToken) =>
        CentsOf(await PartsAsync(Midnight(FirstOfMonth), Later, cancellationToken));

    /// <summary>How things stand.</summary>
    public async Task<BudgetNow> ReadAsync(CancellationToken cancellationToken)
    {
        var today = Midnight(clock.Today);
        var monthEnds = Midnight(FirstOfMonth.PlusMonths(1));
        var spent = await PartsAsync(Midnight(FirstOfMonth), Later, cancellationToken);
        var before = await PartsAsync(Midnight(clock.Today.PlusDays(-UsualDays)), today, cancellationToken);
        var planned = await db.Reminders.Where(r => r.Status == ReminderStatus.Planned && r.DueAt < monthEnds).SumAsync(r => r.Parts, cancellationToken);

        // What is planned reaches a few days ahead; beyond that it will be as it has been.
        var daysLeft = Period.DaysBetween(clock.Today, FirstOfMonth.PlusMonths(1));
        var ahead = Math.Max(planned, (int)Math.Ceiling((decimal)before / UsualDays * daysLeft));
        return new(
            (int)Math.Ceiling(CentsOf(spent)), (int)Math.Ceiling(CentsOf(spent + ahead)), current.Value.SmsBudgetCents,
            await IsUnusualAsync(today, before, cancellationToken));
    }

    private async Task<bool> IsUnusualAsync(Instant today, int before, CancellationToken cancellationToken)
    {
        var tomorrow = Midnight(clock.Today.PlusDays(1));
        var parts = await PartsAsync(today, Later, cancellationToken)
            + await db.Reminders.Where(r => r.Status == ReminderStatus.Planned && r.DueAt < tomorrow).SumAsync(r => r.Parts, cancellationToken);
        return parts >= LeastUnusual && parts * UsualDays > TimesUsual * before;
    }

    private async Task<int> PartsAsync(Instant from, Instant to, CancellationToken cancellationToken) =>
        await db.Reminders.Where(r => r.StartedAt >= from && r.StartedAt < to && r.Status != ReminderStatus.Planned && r.Status != ReminderStatus.Failed)
            .SumAsync(r => r.Parts, cancellationToken)
        + await db.SpentTexts.Where(text => text.At >= from && text.At < to).SumAsync(text => text.Parts, cancellationToken)
        + await db.TestTexts.Where(text => text.At >= from && text.At < to && text.Status != ReminderStatus.Failed)
            .SumAsync(text => text.Parts, cancellationToken);

    // Nothing is sent in the future.
    private Instant Later => clock.Now + Duration.FromDays(1);

    private LocalDate FirstOfMonth => new(clock.Today.Year, clock.Today.Month, 1);

    private Instant Midnight(LocalDate date) => clock.Zone.InstantOf(date, LocalTime.Midnight);
}

using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides.Runs;

/// <summary>Why the settings are not kept so.</summary>
public enum RideSettingsRefusal
{
    /// <summary>Runs to come could not keep what is promised on them; they are changed first.</summary>
    RunsUnfit = 1,

    /// <summary>Somebody else changed them since the form was opened.</summary>
    ChangedMeanwhile,
}

/// <summary>What staff decide about an offering of rides; minutes, kilometres, weeks and days as <see cref="RideService"/> has them.</summary>
public sealed record RideSettings(
    int PromiseMinutes, int DetourMinutes, int BoardingMinutes, int AreaKilometres, int MostCompanions, int StandingOrderWeeks,
    int LongestWaitMinutes, int WaitingMinutes, string LyingCall, int? MonthlyRides, BookingWindow Window)
{
    /// <summary>The mark of the settings that were changed; none where it does not matter.</summary>
    public string? Seen { get; init; }

    /// <summary>What tells these from others.</summary>
    public static string MarkOf(RideSettings settings) => StateMark.Of(settings with { Seen = null });

    /// <summary>Those of an offering.</summary>
    public static RideSettings Of(RideService service) => new(
        service.PromiseMinutes, service.DetourMinutes, service.BoardingMinutes, service.AreaKilometres, service.MostCompanions, service.StandingOrderWeeks,
        service.LongestWaitMinutes, service.WaitingMinutes, service.LyingCall, service.MonthlyRides, service.Window);

    internal void WriteTo(RideService service)
    {
        (service.PromiseMinutes, service.DetourMinutes, service.BoardingMinutes, service.AreaKilometres) = (PromiseMinutes, DetourMinutes, BoardingMinutes, AreaKilometres);
        (service.MostCompanions, service.StandingOrderWeeks, service.LongestWaitMinutes, service.WaitingMinutes) = (MostCompanions, StandingOrderWeeks, LongestWaitMinutes, WaitingMinutes);
        (service.LyingCall, service.MonthlyRides, service.Window) = (LyingCall, MonthlyRides, Window);
    }
}

/// <summary>
/// Use case of staff: how an offering of rides promises and books. New promises follow at once, those that were given stand: what would
/// break one is refused, as with a vehicle.
/// </summary>
public sealed class KeepRideSettings(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The offering, or why not; null when there is no such one.</summary>
    public async Task<Outcome<RideService, RideSettingsRefusal>?> RunAsync(Guid serviceId, RideSettings wanted, CancellationToken cancellationToken)
    {
        if (!await db.RideServices.AnyAsync(service => service.Id == serviceId, cancellationToken))
        {
            return null;
        }

        var now = clock.Now;
        var runs = await db.Runs.Where(run => run.OfferingId == serviceId && run.EndsAt > now).Select(run => run.Id).ToListAsync(cancellationToken);
        return await db.LockAsync<RideService, RideSettingsRefusal>([serviceId, .. runs], async () =>
        {
            var service = await db.RideServices.SingleAsync(one => one.Id == serviceId, cancellationToken);
            // The same form sent twice finds its own there.
            if (RideSettings.MarkOf(RideSettings.Of(service)) is var before && wanted.Seen is { } seen && seen != before && RideSettings.MarkOf(wanted) != before)
            {
                return RideSettingsRefusal.ChangedMeanwhile;
            }

            if ((await db.ListUnfitAsync(service, wanted, clock, cancellationToken)).Count > 0)
            {
                return RideSettingsRefusal.RunsUnfit;
            }

            return service;
        }, cancellationToken);
    }

    /// <summary>The runs to come that could not keep what is promised on them, by day and hour. Nothing is written.</summary>
    public async Task<IReadOnlyList<Run>> ListUnfitAsync(Guid serviceId, RideSettings wanted, CancellationToken cancellationToken)
    {
        try
        {
            return await db.RideServices.SingleOrDefaultAsync(service => service.Id == serviceId, cancellationToken) is { } service
                ? await db.ListUnfitAsync(service, wanted, clock, cancellationToken)
                : [];
        }
        finally
        {
            // The offering was only thought of as changed.
            db.ChangeTracker.Clear();
        }
    }
}

internal static class RideSettingsRuns
{
    /// <summary>Writes the wish into the offering and lists the runs to come that could keep their promises before and cannot with it.</summary>
    public static async Task<IReadOnlyList<Run>> ListUnfitAsync(
        this ServicesDbContext db, RideService service, RideSettings wanted, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var days = new List<(Run Run, RideDay Day)>();
        foreach (var run in await db.Runs.Where(run => run.OfferingId == service.Id && !run.IsCancelled && run.EndsAt > now).OrderBy(run => run.StartsAt).ToListAsync(cancellationToken))
        {
            var day = await RideDay.ReadAsync(db, service, run.Date, [run.Id], now, cancellationToken);
            if (day.Legs.Count > 0 && RidePlanning.Of(day, clock.Zone).CanDrive(run.Id))
            {
                days.Add((run, day));
            }
        }

        wanted.WriteTo(service);
        return [.. days.Where(on => !RidePlanning.Of(on.Day, clock.Zone).CanDrive(on.Run.Id)).Select(on => on.Run)];
    }
}

using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides;

/// <summary>A destination as staff want it; one that is not there yet is entered under the id that its form brings.</summary>
public sealed record DestinationWanted(
    Guid DestinationId, string Name, Address Address, WeeklyHours? Hours, string DoorNote, IReadOnlyList<NodaTime.LocalTime> Shifts, int Order)
{
    /// <summary>Whether it is the initiative's own place.</summary>
    public bool IsOurs { get; init; }

    /// <summary>What a bus ticket there costs, in cents.</summary>
    public int? TicketCents { get; init; }

    /// <summary>The mark of the state that was changed; none of a new one.</summary>
    public string? Seen { get; init; }

    /// <summary>What tells one state of a destination from another.</summary>
    public static string MarkOf(Destination destination) => StateMark.Of(
        destination.Name, destination.Address, destination.DoorNote, destination.Order, destination.IsOurs, destination.Hours, destination.ShiftTimes,
        destination.TicketCents);
}

/// <summary>Why a destination is not kept so.</summary>
public enum DestinationRefusal
{
    /// <summary>Somebody else changed it since the form was opened.</summary>
    ChangedMeanwhile = 1,
}

/// <summary>Use case of staff: enters a destination or changes one. Rides booked to it keep the address and the price they have.</summary>
public sealed class KeepDestination(ServicesDbContext db)
{
    /// <summary>The destination, or why not.</summary>
    public Task<Outcome<Destination, DestinationRefusal>> RunAsync(DestinationWanted wanted, CancellationToken cancellationToken) =>
        db.LockAsync<Destination, DestinationRefusal>([wanted.DestinationId], async () =>
        {
            var destination = await db.Destinations.SingleOrDefaultAsync(d => d.Id == wanted.DestinationId, cancellationToken);
            if (destination is null)
            {
                destination = new() { Id = wanted.DestinationId, Name = wanted.Name, Address = wanted.Address };
                db.Destinations.Add(destination);
            }

            var before = DestinationWanted.MarkOf(destination);
            (destination.Name, destination.Address, destination.DoorNote, destination.Order) = (wanted.Name, wanted.Address with { }, wanted.DoorNote, wanted.Order);
            (destination.IsOurs, destination.TicketCents) = (wanted.IsOurs, wanted.TicketCents);
            destination.Hours = wanted.Hours?.ToString() ?? "";
            destination.ShiftTimes = string.Join(',', wanted.Shifts.Order().Distinct().Select(NodaTime.Text.LocalTimePattern.HourMinuteIso.Format));
            // The same form sent twice finds its own there.
            return wanted.Seen is { } seen && seen != before && DestinationWanted.MarkOf(destination) != before ? DestinationRefusal.ChangedMeanwhile : destination;
        }, cancellationToken);
}

/// <summary>Use case of staff: takes a destination off the list. Rides booked to it stay.</summary>
public sealed class RemoveDestination(ServicesDbContext db)
{
    /// <summary>False when there is no such destination.</summary>
    public async Task<bool> RunAsync(Guid destinationId, CancellationToken cancellationToken) =>
        await db.Destinations.Where(destination => destination.Id == destinationId).ExecuteDeleteAsync(cancellationToken) > 0;
}

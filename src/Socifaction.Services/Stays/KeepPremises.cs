using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;

namespace Socifaction.Services.Stays;

/// <summary>The rules of the premises as staff want them; hours and prices hold for new stays.</summary>
public sealed record PremisesWanted(
    Guid PremisesId, string Name, string Summary, string ForWhom, int PricePerNight, int MostNights, LocalTime ArrivalTime, LocalTime DepartureTime,
    bool HasLift, bool HasSharedKitchen, CareLevel MostCare, string CareGiven, string CareElsewhere, string Bring, string HowToApply)
{
    /// <summary>The mark of the rules that were changed; none where it does not matter.</summary>
    public string? Seen { get; init; }

    /// <summary>What tells one state of the rules from another.</summary>
    public static string MarkOf(Premises premises) => StateMark.Of(
        premises.Name, premises.Summary, premises.ForWhom, premises.Price, premises.MostNights, premises.ArrivalTime, premises.DepartureTime, premises.HasLift,
        premises.HasSharedKitchen, premises.MostCare, premises.CareGiven, premises.CareElsewhere, premises.Bring, premises.HowToApply);
}

/// <summary>Use case of staff: changes the rules of the premises. What was promised stays as it was promised.</summary>
public sealed class KeepPremises(ServicesDbContext db)
{
    /// <summary>The premises; null when they are not there.</summary>
    public async Task<Outcome<Premises, RoomRefusal>?> RunAsync(PremisesWanted wanted, CancellationToken cancellationToken)
    {
        if (!await db.Premises.AnyAsync(p => p.Id == wanted.PremisesId, cancellationToken))
        {
            return null;
        }

        return await db.LockAsync<Premises, RoomRefusal>([wanted.PremisesId], async () =>
        {
            var premises = await db.Premises.SingleAsync(p => p.Id == wanted.PremisesId, cancellationToken);
            var before = PremisesWanted.MarkOf(premises);
            (premises.Name, premises.Summary, premises.ForWhom) = (wanted.Name, wanted.Summary, wanted.ForWhom);
            premises.Price = premises.Price.At(Bookings.PriceKind.PerNight, wanted.PricePerNight);
            (premises.MostNights, premises.ArrivalTime, premises.DepartureTime) = (wanted.MostNights, wanted.ArrivalTime, wanted.DepartureTime);
            (premises.HasLift, premises.HasSharedKitchen, premises.MostCare) = (wanted.HasLift, wanted.HasSharedKitchen, wanted.MostCare);
            (premises.CareGiven, premises.CareElsewhere) = (wanted.CareGiven, wanted.CareElsewhere);
            (premises.Bring, premises.HowToApply) = (wanted.Bring, wanted.HowToApply);
            // The same form sent twice finds its own there.
            return wanted.Seen is { } seen && seen != before && PremisesWanted.MarkOf(premises) != before ? RoomRefusal.ChangedMeanwhile : premises;
        }, cancellationToken);
    }
}

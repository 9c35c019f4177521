using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;

namespace Socifaction.Services.Bookings;

/// <summary>Why an offering is not kept so.</summary>
public enum OfferingRefusal
{
    /// <summary>Somebody changed it meanwhile.</summary>
    ChangedMeanwhile = 1,

    /// <summary>It is silent, and what is silent is never shown.</summary>
    Silent = 2,

    /// <summary>It cannot be paid so.</summary>
    WrongPrice = 3,

    /// <summary>It cannot be opened so early, or closes before it opens.</summary>
    WrongWindow = 4,

    /// <summary>The first age is above the last.</summary>
    WrongAges = 5,
}

/// <summary>What all offerings have, whatever their kind, as staff want it.</summary>
public sealed record OfferingWanted(
    string Name, string NameEn, string Summary, string ForWhom, int Order, bool IsShown, bool IsPhoneOnly, BookingWindow Window, Eligibility Eligibility, PriceRule Price);

/// <summary>Use case of a coordinator: what all offerings have. What was booked keeps its time and its price.</summary>
public sealed class KeepOffering(ServicesDbContext db, IClock clock)
{
    /// <summary>The offering, or why not; null when there is no such one. <paramref name="seen"/> is the version that the form was filled from.</summary>
    public async Task<Outcome<Offering, OfferingRefusal>?> RunAsync(Guid id, OfferingWanted wanted, string seen, string byName, CancellationToken cancellationToken)
    {
        if (!await db.Offerings.AnyAsync(one => one.Id == id, cancellationToken))
        {
            return null;
        }

        return await db.LockAsync<Offering, OfferingRefusal>([id], async () =>
        {
            var offering = await db.Offerings.SingleAsync(one => one.Id == id, cancellationToken);
            if (Of(offering) == wanted)
            {
                return offering;
            }

            if (VersionOf(offering) != seen)
            {
                return OfferingRefusal.ChangedMeanwhile;
            }

            if (FindObjection(offering, wanted) is { } objection)
            {
                return objection;
            }

            (offering.Name, offering.NameEn, offering.Summary, offering.ForWhom, offering.Order) = (wanted.Name, wanted.NameEn, wanted.Summary, wanted.ForWhom, wanted.Order);
            (offering.Window, offering.Eligibility, offering.Price, offering.IsPhoneOnly) = (wanted.Window, wanted.Eligibility, wanted.Price, wanted.IsPhoneOnly);
            offering.Show(wanted.IsShown);
            (offering.KeptAt, offering.KeptByName) = (clock.GetCurrentInstant(), byName);
            return offering;
        }, cancellationToken);
    }

    /// <summary>What tells one state of an offering from another, whoever changed it on which page: 16 hexadecimal digits.</summary>
    public static string VersionOf(Offering offering) => StateMark.Of(Of(offering), offering.State, offering.IsSilent);

    /// <summary>What an offering has now.</summary>
    public static OfferingWanted Of(Offering offering) => new(
        offering.Name, offering.NameEn, offering.Summary, offering.ForWhom, offering.Order, offering.IsPublished, offering.IsPhoneOnly, offering.Window, offering.Eligibility, offering.Price);

    private static OfferingRefusal? FindObjection(Offering offering, OfferingWanted wanted) =>
        wanted.IsShown && offering.IsSilent ? OfferingRefusal.Silent
        : !offering.PriceKinds.Contains(wanted.Price.Kind) || !wanted.Price.Fits() ? OfferingRefusal.WrongPrice
        : wanted.Window.OpensDaysBefore < 1 || wanted.Window.OpensDaysBefore > offering.MostDaysAhead || wanted.Window.CancelMinutesBefore < 0
            || wanted.Window.ShutsMinutesBefore < 0 || wanted.Window.ShutsMinutesBefore > wanted.Window.OpensDaysBefore * 24 * 60 ? OfferingRefusal.WrongWindow
        : wanted.Eligibility.FromAge > wanted.Eligibility.ToAge ? OfferingRefusal.WrongAges
        : null;
}

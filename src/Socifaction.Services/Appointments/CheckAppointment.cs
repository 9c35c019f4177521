using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments;

/// <summary>Times that somebody thinks of, and for whom; nobody yet when a stranger asks.</summary>
public sealed record AppointmentConsidered(Guid OfferingId, Guid? ResidentId, IReadOnlyList<LocalDateTime> Starts, int Minutes, Asking Asking)
{
    /// <summary>Who sent the person, as staff write it down.</summary>
    public string Referral { get; init; } = "";

    /// <summary>How many kilograms, where they are counted and weighed.</summary>
    public int? Kilograms { get; init; }
}

/// <summary>One of the times, and why it cannot be had; null when it could a moment ago, and then what it would cost, unless it is to be weighed.</summary>
public sealed record TimeConsidered(LocalDateTime Start, AppointmentRefusal? Refusal, int? PriceCents);

/// <summary>Use case: asks of each time whether it could be had now, without booking it or keeping it free.</summary>
public sealed class CheckAppointment(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The times with their answers; null when the offering or the resident is not there or not theirs.</summary>
    public async Task<IReadOnlyList<TimeConsidered>?> RunAsync(AppointmentConsidered considered, CancellationToken cancellationToken)
    {
        var resident = considered.ResidentId is { } id
            ? await db.WhomMayBook(considered.Asking).AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
            : null;
        if ((resident is null && considered.ResidentId is not null) || await db.FindTypeAsync(considered.OfferingId, cancellationToken) is not { } type)
        {
            return null;
        }

        if (considered.Starts.Count == 0)
        {
            return [];
        }

        var admission = await AppointmentAdmission.ReadAsync(
            db, type, resident, considered.Starts, considered.Minutes, considered.Asking.ByStaff, clock, exceptBookingId: null, cancellationToken);
        var answers = new List<TimeConsidered>();
        foreach (var start in considered.Starts.Distinct().Order())
        {
            var refusal = admission.Ask(start, considered.Referral, considered.Kilograms);
            int? price = null;
            if (refusal is null)
            {
                var counted = NewAppointment.At(start, considered.Minutes, type, Guid.Empty, type.InitiativeId, considered.Asking, "", clock, resident?.Id, kilograms: considered.Kilograms);
                counted.PriceAs(admission.FreeOf(start.Date, counted.Units), type, resident?.PaidShare);
                admission.Count(counted);
                price = type.CountedIn == CountedIn.Kilograms && considered.Kilograms is null ? null : counted.PriceCents;
            }

            answers.Add(new(start, refusal, price));
        }

        return answers;
    }
}

using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments;

/// <summary>
/// The rules by which appointments are given: the same for a booking, a confirmed request and a move. Read with the locks
/// held; what is given with it counts for what is asked next.
/// </summary>
internal sealed class AppointmentAdmission
{
    private readonly AppointmentType _type;
    private readonly FreeTimes _times;
    private readonly Resident? _resident;
    private readonly bool _byStaff;
    private readonly int _minutes;
    private readonly InitiativeClock _clock;
    private readonly List<Appointment> _held;
    private readonly TakenIn? _takenIn;

    private AppointmentAdmission(
        AppointmentType type, FreeTimes times, Resident? resident, bool byStaff, int minutes, InitiativeClock clock, List<Appointment> held, TakenIn? takenIn) =>
        (_type, _times, _resident, _byStaff, _minutes, _clock, _held, _takenIn) = (type, times, resident, byStaff, minutes, clock, held, takenIn);

    /// <summary>Reads what the answer depends on. Nobody is known yet when a stranger asks.</summary>
    public static async Task<AppointmentAdmission> ReadAsync(
        ServicesDbContext db, AppointmentType type, Resident? resident, IReadOnlyCollection<LocalDateTime> starts, int minutes, bool byStaff,
        InitiativeClock clock, Guid? exceptBookingId, CancellationToken cancellationToken)
    {
        // Nothing outside these days is ever given, so nothing outside them is read, whatever was typed.
        var (today, opens) = (clock.Today, type.Window.LastDay(clock.Today));
        var (first, last) = (Within(starts.Min(start => start.Date)), Within(starts.Max(start => start.Date)));
        var times = await db.ReadFreeTimesAsync(type, minutes, first, last, clock, exceptBookingId, cancellationToken);
        // Whole months: the allowance counts them.
        var (since, until) = (first.PlusDays(1 - first.Day), last.With(DateAdjusters.EndOfMonth));
        var held = resident is null ? [] : await db.Appointments.AsNoTracking()
            .Where(one => one.ResidentId == resident.Id && one.Id != exceptBookingId && one.Date >= since && one.Date <= until
                && (one.Status == BookingStatus.Booked || one.Status == BookingStatus.Fulfilled || one.Status == BookingStatus.NoShow))
            .ToListAsync(cancellationToken);
        var takenIn = resident is null || type.WhoMayBook == WhoMayBook.Anybody ? null
            : await db.TakenIn.AsNoTracking().SingleOrDefaultAsync(one => one.OfferingId == type.Id && one.ResidentId == resident.Id, cancellationToken);
        return new(type, times, resident, byStaff, minutes, clock, held, takenIn);

        LocalDate Within(LocalDate date) => LocalDate.Min(LocalDate.Max(date, today), opens);
    }

    /// <summary>Why it cannot be had at that time, or null.</summary>
    public AppointmentRefusal? Ask(LocalDateTime start, string referral = "", int? kilograms = null)
    {
        var startsAt = _clock.InstantOf(start.Date, start.TimeOfDay);
        return _type.Window.Ask(_clock.Now, _clock.Today, startsAt, start.Date, _byStaff) switch
        {
            WindowAnswer.Past => AppointmentRefusal.Past,
            WindowAnswer.TooLate => AppointmentRefusal.BookingShut,
            WindowAnswer.TooEarly => AppointmentRefusal.NotOpenYet,
            WindowAnswer.Open => AskOpen(start, startsAt, referral, kilograms ?? 1),
        };
    }

    /// <summary>The time with what it takes; null when it is not free.</summary>
    public FreeTime? Find(LocalDateTime start) => _byStaff
        ? _times.At(start.Date, start.TimeOfDay)
        : _times.On(start.Date).FirstOrDefault(time => time.From == start.TimeOfDay);

    /// <summary>How many of so many times or kilograms are free in the month of that day.</summary>
    public int FreeOf(LocalDate date, int units) => Left(date, units) ?? 0;

    /// <summary>Why the month's allowance does not give so much more, or null.</summary>
    public AppointmentRefusal? AskAllowance(LocalDate date, int units) =>
        _type.Allowance is null || Left(date, units) is not null ? null
        : units > 1 && Left(date, 1) is not null ? AppointmentRefusal.NotSoMuchLeft
        : AppointmentRefusal.AllowanceUsed;

    /// <summary>Counts what was given.</summary>
    public void Count(Appointment given) => _held.Add(given);

    private AppointmentRefusal? AskOpen(LocalDateTime start, Instant startsAt, string referral, int units)
    {
        var endsAt = startsAt + Duration.FromMinutes(_minutes);
        return !_type.Lengths.Contains(_minutes) && !_byStaff ? AppointmentRefusal.WrongLength
            : _resident is { } resident && !_type.Eligibility.Admits(resident, start.Date) ? AppointmentRefusal.NotEligible
            : _resident is not null && AskTakenIn(referral) is { } notTakenIn ? notTakenIn
            : _held.Exists(other => other.StartsAt < endsAt && startsAt < other.EndsAt) ? AppointmentRefusal.AlreadyBooked
            : _resident is not null && AskAllowance(start.Date, units) is { } used ? used
            : Find(start) is not null ? null
            : _times.IsOpen(start.Date, start.TimeOfDay) ? AppointmentRefusal.Taken
            : AppointmentRefusal.OutsideHours;
    }

    /// <summary>Staff take a person in by booking for them; a referral they have to write down.</summary>
    private AppointmentRefusal? AskTakenIn(string referral) => _type.WhoMayBook switch
    {
        WhoMayBook.Anybody => null,
        WhoMayBook.TakenIn => _byStaff || _takenIn is not null ? null : AppointmentRefusal.NotTakenIn,
        WhoMayBook.Referred => _takenIn?.Referral.Length > 0 || (_byStaff && referral.Length > 0) ? null : AppointmentRefusal.ReferralNeeded,
    };

    private int? Left(LocalDate date, int units)
    {
        var ofMonth = _held.FindAll(one => one.OfferingId == _type.Id && one.Date.Year == date.Year && one.Date.Month == date.Month);
        return _type.Allowance?.FreeOf(units, ofMonth.Sum(one => one.FreeUnits), ofMonth.Sum(one => one.Units - one.FreeUnits));
    }
}

/// <summary>What is written down of wishes for appointments that were not met.</summary>
internal static class UnmetAppointments
{
    /// <summary>Whether a refusal is a need that the house did not meet, not a slip of whoever asked.</summary>
    public static bool IsUnmet(this AppointmentRefusal refusal) => refusal is AppointmentRefusal.Taken or AppointmentRefusal.OutsideHours
        or AppointmentRefusal.NotEligible or AppointmentRefusal.AllowanceUsed or AppointmentRefusal.NotSoMuchLeft;

    /// <summary>Writes a wish down; the same form sent again is not counted again.</summary>
    public static async Task RecordUnmetAsync(
        this ServicesDbContext db, Guid requestId, AppointmentType type, LocalDateTime start, AppointmentRefusal why, Resident? resident,
        Channel channel, Instant at, CancellationToken cancellationToken)
    {
        var need = new UnmetNeed
        {
            Id = new(SHA256.HashData([.. requestId.ToByteArray(), .. type.Id.ToByteArray()]).AsSpan(0, 16)),
            OfferingId = type.Id,
            Date = start.Date,
            At = at,
            Village = resident?.Home.Settlement ?? "",
            ResidentId = resident?.Id,
            Reason = why.ToString(),
            Wish = type.Name,
            Channel = channel,
        };
        try
        {
            await db.LockAsync<UnmetNeed, AppointmentRefusal>([], () =>
            {
                db.UnmetNeeds.Add(need);
                return Task.FromResult<Outcome<UnmetNeed, AppointmentRefusal>>(need);
            }, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            // The same form was refused before.
        }
    }
}

using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments;

/// <summary>An appointment not yet given, and what it claims once it is.</summary>
internal static class NewAppointment
{
    public static Appointment At(
        LocalDateTime start, int minutes, AppointmentType type, Guid groupId, InitiativeId initiativeId, Asking asking, string note, InitiativeClock clock,
        Guid? residentId, string callerName = "", string callerPhone = "", int? kilograms = null)
    {
        var startsAt = clock.InstantOf(start.Date, start.TimeOfDay);
        var endsAt = startsAt + Duration.FromMinutes(minutes);
        return new()
        {
            InitiativeId = initiativeId,
            OfferingId = type.Id,
            ResidentId = residentId,
            CallerName = callerName,
            CallerPhone = callerPhone,
            Date = start.Date,
            StartTime = start.TimeOfDay,
            EndTime = clock.LocalOf(endsAt).TimeOfDay,
            StartsAt = startsAt,
            EndsAt = endsAt,
            Minutes = minutes,
            Kilograms = type.CountedIn == CountedIn.Kilograms ? kilograms : null,
            GroupId = groupId,
            ArrangedByKind = asking.By.Kind,
            ArrangedById = asking.By.Id,
            ArrangedByName = asking.By.Name,
            ArrangedBecause = asking.Because,
            Channel = asking.Channel,
            CreatedAt = clock.Now,
            Note = note,
        };
    }

    /// <summary>Sets how much of it is free, and with it the price.</summary>
    public static void PriceAs(this Appointment appointment, int free, AppointmentType type, int? paidShare)
    {
        appointment.IsFree = free >= appointment.Units;
        appointment.FreeKilograms = appointment.Kilograms is null ? null : free;
        appointment.Owe(type.Price, type.Price.PriceOf(0) * (appointment.Units - free), paidShare);
    }

    /// <summary>Claims what a free time takes, with the minutes kept free around it.</summary>
    public static void Claim(this ServicesDbContext db, Appointment appointment, FreeTime time, AppointmentType type) =>
        db.ResourceClaims.AddRange(time.ResourceIds.Select(resourceId => new ResourceClaim
        {
            InitiativeId = appointment.InitiativeId,
            BookingId = appointment.Id,
            ResourceId = resourceId,
            StartsAt = time.StartsAt - Duration.FromMinutes(type.MinutesBefore),
            EndsAt = time.EndsAt + Duration.FromMinutes(type.MinutesAfter),
        }));
}

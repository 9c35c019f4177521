using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Testing;
using Socifaction.Services.Tests.Places;

namespace Socifaction.Services.Tests.Appointments;

/// <summary>The appointments' use cases as a test says them.</summary>
internal static class AppointmentAsked
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    public static Task<Outcome<AppointmentsBooked, AppointmentRefusal>?> BookAsync(
        this TestHouse house, Asking asking, AppointmentType type, Resident resident, LocalDateTime start, int minutes = 60, Guid? requestId = null,
        string referral = "", LocalDateTime[]? more = null, bool wantsEarlier = false, int? kilograms = null) =>
        house.RunAsync<BookAppointment, Outcome<AppointmentsBooked, AppointmentRefusal>?>(book => book.RunAsync(
            new(requestId ?? Guid.CreateVersion7(), type.Id, resident.Id, [start, .. more ?? []], minutes, "", asking)
            {
                Referral = referral, WantsEarlier = wantsEarlier, Kilograms = kilograms,
            }, Token));

    /// <summary>Books as staff do, and gives the appointment.</summary>
    public static async Task<Appointment> GiveAsync(this TestHouse house, AppointmentType type, Resident resident, LocalDateTime start, int minutes = 60, bool wantsEarlier = false)
    {
        var booked = (await house.BookAsync(Asked.ByStaff, type, resident, start, minutes, wantsEarlier: wantsEarlier))!.Value;
        booked.Refusal.Should().BeNull();
        return (await house.ListAsync(booked.Value!.GroupId))[0];
    }

    public static Task<List<Appointment>> ListAsync(this TestHouse house, Guid groupId) => house.ReadAsync(db =>
        Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(db.Appointments.Where(one => one.GroupId == groupId).OrderBy(one => one.StartsAt), Token));

    public static Task<Appointment> FindAsync(this TestHouse house, Appointment appointment) => house.ReadAsync(db =>
        Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.Appointments.Where(one => one.Id == appointment.Id), Token));

    public static Task<Outcome<AppointmentsBooked, AppointmentRefusal>?> WishAsync(
        this TestHouse house, AppointmentType type, LocalDateTime start, Guid? requestId = null, string caller = "Jonas Jonaitis") =>
        house.RunAsync<RequestAppointment, Outcome<AppointmentsBooked, AppointmentRefusal>?>(request => request.RunAsync(
            new(requestId ?? Guid.CreateVersion7(), type.Id, start, 60, caller, "+37061299999", new(new Actor(ActorKind.Resident, null, caller), Channel.Web)), Token));

    public static Task<Outcome<Appointment, AppointmentRefusal>?> ConfirmAsync(this TestHouse house, Appointment asked, Resident resident) =>
        house.RunAsync<ConfirmAppointment, Outcome<Appointment, AppointmentRefusal>?>(confirm => confirm.RunAsync(new(asked.Id, resident.Id, Asked.ByStaff), Token));

    public static Task<Outcome<Appointment, AppointmentRefusal>?> MoveAsync(
        this TestHouse house, Asking asking, Appointment appointment, LocalDateTime start, int? version = null, int minutes = 60) =>
        house.RunAsync<MoveAppointment, Outcome<Appointment, AppointmentRefusal>?>(move => move.RunAsync(
            new(appointment.Id, start, minutes, version ?? appointment.Version, asking), Token));

    public static Task<Outcome<AppointmentsCancelled, AppointmentRefusal>?> CancelAsync(this TestHouse house, Asking asking, Appointment appointment, bool wholeGroup = false) =>
        house.RunAsync<CancelAppointment, Outcome<AppointmentsCancelled, AppointmentRefusal>?>(cancel => cancel.RunAsync(new(appointment.Id, wholeGroup, asking), Token));

    public static Task<Outcome<Appointment, AppointmentRefusal>?> SettleAsync(this TestHouse house, Appointment appointment, bool came, int? kilograms = null) =>
        house.RunAsync<SettleAppointment, Outcome<Appointment, AppointmentRefusal>?>(
            settle => settle.RunAsync(new(appointment.Id, came, Asked.ByStaff) { Kilograms = kilograms }, Token));

    public static Task<IReadOnlyList<EarlierRow>> EarlierAsync(this TestHouse house) =>
        house.RunAsync<EarlierTimes, IReadOnlyList<EarlierRow>>(times => times.RunAsync(Token));

    public static Task<Outcome<Appointment, AppointmentRefusal>?> OfferAsync(this TestHouse house, Appointment has, LocalDateTime start) =>
        house.RunAsync<OfferEarlier, Outcome<Appointment, AppointmentRefusal>?>(offer => offer.RunAsync(new(has.Id, start, Asked.ByStaff), Token));

    public static Task<Outcome<EarlierAnswered, AppointmentRefusal>?> AnswerAsync(this TestHouse house, Asking asking, Appointment offered, bool isYes) =>
        house.RunAsync<AnswerEarlier, Outcome<EarlierAnswered, AppointmentRefusal>?>(answer => answer.RunAsync(new(offered.Id, isYes, asking), Token));

    public static Task<EarlierOffersEnded> EndOffersAsync(this TestHouse house) =>
        house.RunAsync<EndEarlierOffers, EarlierOffersEnded>(end => end.RunAsync(Token));

    public static Task<Outcome<Appointment, AppointmentRefusal>?> NoteAsync(this TestHouse house, Appointment appointment, string note, int? version = null) =>
        house.RunAsync<KeepAppointmentNote, Outcome<Appointment, AppointmentRefusal>?>(keep => keep.RunAsync(
            new(appointment.Id, note, version ?? appointment.Version, Asked.ByStaff), Token));

    public static Task<Outcome<CalendarOverride, CalendarRefusal>?> OverrideAsync(
        this TestHouse house, Resource resource, OverrideKind kind, LocalDate first, LocalDate last, LocalTime? from = null, LocalTime? to = null) =>
        house.RunAsync<AddCalendarOverride, Outcome<CalendarOverride, CalendarRefusal>?>(add => add.RunAsync(
            new(Guid.CreateVersion7(), resource.Id, kind, first, last, from, to, "biblioteka", Asked.ByStaff), Token));

    public static Task<IReadOnlyList<FreeTime>> FreeAsync(this TestHouse house, AppointmentType type, LocalDate first, int days, int minutes = 60, bool byStaff = false) =>
        house.RunAsync<AppointmentAvailability, IReadOnlyList<FreeTime>>(free => free.RunAsync(type, minutes, first, days, byStaff, Token));
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Places.Schedule;

/// <summary>The schedule's use cases as a test says them.</summary>
internal static class Scheduling
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    public static Asking Because(string why) => Asked.ByStaff with { Because = why };

    public static WeeklySession Weekly(IsoDayOfWeek day, LocalTime from, LocalTime to, params StaffMember[] staff)
    {
        var weekly = new WeeklySession { Weekday = day, From = from, To = to };
        weekly.Staff([.. staff.Select(member => member.Id)]);
        return weekly;
    }

    public static Resident[] Children(int count) => [.. Enumerable.Range(1, count).Select(n => Given.Resident($"Vaikas{n:00}", "Petraitis", $"+370612{n:00000}"))];

    public static Task<int> NightAsync(this TestHouse house) => house.RunAsync<ScheduleSessions, int>(schedule => schedule.RunAsync(Token));

    /// <summary>Sessions of an activity that take place, in order.</summary>
    public static Task<List<Session>> SessionsAsync(this TestHouse house, Activity activity) => house.ReadAsync(db => db.Sessions.AsNoTracking()
        .Include(s => s.Shifts).Include(s => s.Events).Where(s => s.OfferingId == activity.Id && !s.IsCancelled).OrderBy(s => s.StartsAt).ToListAsync(Token));

    public static Task<Session> SessionAsync(this TestHouse house, Guid id) => house.ReadAsync(db => db.Sessions.AsNoTracking()
        .Include(s => s.Shifts).Include(s => s.Events).SingleAsync(s => s.Id == id, Token));

    public static Task<List<Place>> PlacesAsync(this TestHouse house) => house.ReadAsync(db => db.Places.AsNoTracking().Include(p => p.Events)
        .OrderBy(p => p.StartsAt).ThenBy(p => p.Id).ToListAsync(Token));

    public static Task<List<SkippedDate>> SkippedAsync(this TestHouse house) => house.ReadAsync(db => db.SkippedDates.AsNoTracking().OrderBy(d => d.Date).ToListAsync(Token));

    public static Task<Outcome<SessionsChanged, ScheduleRefusal>?> OffAsync(this TestHouse house, StaffMember worker, LocalDate first, LocalDate last, string overriding = "") =>
        house.RunAsync<TakeOffShift, Outcome<SessionsChanged, ScheduleRefusal>?>(use => use.RunAsync(new(worker.Id, first, last, Because("serga"), overriding), Token));

    public static Task<IReadOnlyList<CapacityPreview>> PreviewAsync(this TestHouse house, CapacityChange change) =>
        house.RunAsync<CheckCapacity, IReadOnlyList<CapacityPreview>>(use => use.RunAsync(change, Token));

    public static Task<Outcome<Session, ScheduleRefusal>?> OverrideAsync(this TestHouse house, Session session, int capacity, string why = "mama ligoninėje", int? seen = null) =>
        house.RunAsync<OverrideCapacity, Outcome<Session, ScheduleRefusal>?>(use => use.RunAsync(new(session.Id, capacity, Because(why), seen), Token));

    public static Task<Outcome<Session, ScheduleRefusal>?> EndOverrideAsync(this TestHouse house, Session session) =>
        house.RunAsync<EndOverride, Outcome<Session, ScheduleRefusal>?>(use => use.RunAsync(new(session.Id, Asked.ByStaff), Token));

    public static Task<Outcome<SessionsChanged, ScheduleRefusal>> RatioAsync(this TestHouse house, NewRatio ratio) =>
        house.RunAsync<SetStaffRatio, Outcome<SessionsChanged, ScheduleRefusal>>(use => use.RunAsync(ratio, Token));

    public static Task<Outcome<SeasonsKept, ScheduleRefusal>?> HolidayAsync(this TestHouse house, LocalDate first, LocalDate last, Guid? id = null, string name = "Pavasario atostogos") =>
        house.RunAsync<SetSchoolHoliday, Outcome<SeasonsKept, ScheduleRefusal>?>(use => use.RunAsync(new(id, name, first, last, Because("atostogos")), Token));

    public static Task<Outcome<Session, ScheduleRefusal>?> AddAsync(
        this TestHouse house, Activity activity, SessionTime time, Guid? requestId = null, params StaffMember[] staff) =>
        house.RunAsync<AddSession, Outcome<Session, ScheduleRefusal>?>(use => use.RunAsync(
            new(requestId ?? Guid.CreateVersion7(), activity.Id, time, [.. staff.Select(s => s.Id)], Because("šventė")), Token));

    public static Task<Outcome<Session, ScheduleRefusal>?> MoveAsync(this TestHouse house, Session session, SessionTime time, int? seen = null) =>
        house.RunAsync<MoveSession, Outcome<Session, ScheduleRefusal>?>(use => use.RunAsync(new(session.Id, time, Because("salė užimta"), seen), Token));

    public static Task<Outcome<SeriesChanged, ScheduleRefusal>?> ChangeAsync(this TestHouse house, SeriesWanted wanted) =>
        house.RunAsync<ChangeSeries, Outcome<SeriesChanged, ScheduleRefusal>?>(use => use.RunAsync(wanted, Token));

    public static Task<SeriesPreview?> PreviewAsync(this TestHouse house, SeriesWanted wanted) =>
        house.RunAsync<CheckSeries, SeriesPreview?>(use => use.RunAsync(wanted, Token));

    public static Task<Outcome<SessionsClosed, ScheduleRefusal>?> CloseAsync(this TestHouse house, Closing closing, Initiative? initiative = null) =>
        house.RunAsync<CloseSessions, Outcome<SessionsClosed, ScheduleRefusal>?>(use => use.RunAsync(closing, Token), initiative);
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Places.Register;

/// <summary>A day centre with lunch counted at ten, two workers, some children with a place from 13:00 to 17:30, today or on a day that is named.</summary>
internal sealed class RegisterHouse : IAsyncDisposable
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private RegisterHouse(TestHouse house, Activity centre, Session session, Resident[] children) =>
        (House, Centre, Session, Children) = (house, centre, session, children);

    public TestHouse House { get; }

    public Activity Centre { get; }

    public Session Session { get; }

    public Resident[] Children { get; }

    public IReadOnlyList<Place> Places { get; private set; } = [];

    public StaffMember Rasa { get; } = Given.Staff();

    public StaffMember Vaida { get; } = Given.Staff("Vaida", Role.Worker);

    public Asking ByRasa => new(new Actor(ActorKind.Staff, Rasa.Id, Rasa.Name), Channel.Phone, "taip buvo");

    public static async Task<RegisterHouse> OpenAsync(Engine engine, int children = 3, LocalDate? date = null, int capacity = 20, ActivityForm form = ActivityForm.Days)
    {
        var house = await TestHouse.OpenAsync(engine, Token);
        Resident[] all = [.. Enumerable.Range(1, children).Select(n => Given.Resident($"Vaikas{n:00}", "Kaimynas", $"+370612000{n:00}"))];
        var centre = Given.Activity();
        (centre.MealsUntil, centre.Form) = (new LocalTime(10, 0), form);
        var register = new RegisterHouse(house, centre, Given.Session(centre, date ?? house.Today, capacity, house.Initiative), all);
        await house.SaveAsync([centre, register.Rasa, register.Vaida, .. all]);
        await house.SaveAsync(register.Session);
        if (children > 0)
        {
            (await house.BookAsync(Asked.ByStaff, [register.Session], all))!.Value.Value.Should().NotBeNull();
        }

        await register.ReloadAsync();
        return register;
    }

    /// <summary>The place of a child, by number from one.</summary>
    public Place PlaceOf(int child) => Places.Single(place => place.ResidentId == Children[child - 1].Id);

    /// <summary>A moment of the session's day on the wall.</summary>
    public Instant At(int hour, int minute = 0) => House.Initiative.Zone.InstantOf(Session.Date, new LocalTime(hour, minute));

    public void GoTo(int hour, int minute = 0) => House.Clock.Reset(At(hour, minute));

    public Tap Tap(int child, TapKind kind, Instant at, int seen = 0, string by = "") => new(Guid.CreateVersion7(), PlaceOf(child).Id, kind, at, seen, by);

    public Task<TapsRecorded?> RecordAsync(StaffMember worker, params Tap[] taps) =>
        House.RunAsync<RecordTaps, TapsRecorded?>(record => record.RunAsync(new(Session.Id, worker.Id, taps), Token));

    public Task<Attendance?> AttendanceAsync(int child) =>
        House.ReadAsync(db => db.Attendances.AsNoTracking().SingleOrDefaultAsync(a => a.PlaceId == PlaceOf(child).Id, Token));

    public async Task<string> StateAsync(int child)
    {
        var (attendance, zone) = (await AttendanceAsync(child), House.Initiative.Zone);
        string Time(Instant? at) => at is { } moment ? $"{moment.InZone(zone).TimeOfDay:HH:mm}" : "–";
        return attendance is null ? "none"
            : $"{Time(attendance.ArrivedAt)} {Time(attendance.LeftAt)}{(attendance.HadMeal ? " ate" : "")}{(attendance.IsDisputed ? " disputed" : "")}{(attendance.CollectedBy.Length > 0 ? " " + attendance.CollectedBy : "")}";
    }

    public Task<BookingStatus> StatusAsync(int child) => House.ReadAsync(db => db.Places.Where(p => p.Id == PlaceOf(child).Id).Select(p => p.Status).SingleAsync(Token));

    public Task<Outcome<Absence, AttendanceRefusal>?> ReportAsync(int child, AbsenceKind kind = AbsenceKind.Ill, string words = "", Asking? by = null) =>
        House.RunAsync<ReportAbsence, Outcome<Absence, AttendanceRefusal>?>(report =>
            report.RunAsync(new(PlaceOf(child).Id, kind, words, by ?? Asked.By(Children[child - 1])), Token));

    public Task<Outcome<AbsenceWithdrawn, AttendanceRefusal>?> WithdrawAsync(int child, Asking? by = null) =>
        House.RunAsync<WithdrawAbsence, Outcome<AbsenceWithdrawn, AttendanceRefusal>?>(withdraw =>
            withdraw.RunAsync(new(PlaceOf(child).Id, by ?? Asked.By(Children[child - 1])), Token));

    public async Task<Meals> MealsAsync() =>
        (await House.RunAsync<MealCount, IReadOnlyList<Meals>>(count => count.RunAsync(Session.Date, Token))).Single();

    public async Task<int> SettleAsync() => (await House.RunAsync<SettleDay, DaySettled>(settle => settle.RunAsync(Token))).Places;

    public async Task ReloadAsync() =>
        Places = await House.ReadAsync(db => db.Places.AsNoTracking().Where(p => p.SessionId == Session.Id).ToListAsync(Token));

    public ValueTask DisposeAsync() => House.DisposeAsync();
}

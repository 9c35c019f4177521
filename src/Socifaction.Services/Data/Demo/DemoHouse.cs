using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.People.Care;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Reminders;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Rides.Sharing;
using Socifaction.Services.Rides.StandingOrders;
using Socifaction.Services.Schedules;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Data.Demo;

/// <summary>One initiative while the demo is made: its days around today, and its use cases as they would have run at an earlier hour.</summary>
internal sealed partial class DemoHouse
{
    private readonly IServiceProvider _services;
    private readonly ServicesDbContext _db;
    private readonly CancellationToken _token;

    public DemoHouse(IServiceProvider services, Initiative initiative, IClock clock, CancellationToken token)
    {
        (_services, _token, Initiative) = (services, token, initiative);
        _db = services.GetRequiredService<ServicesDbContext>();
        Now = clock.GetCurrentInstant();
        Today = Now.InZone(initiative.Zone).Date;
        Monday = Today.Next(IsoDayOfWeek.Monday).PlusWeeks(-1);
        Days = [.. Enumerable.Range(0, 14).Select(Monday.PlusDays).Where(IsWorkingDay)];
        NextWorkingDay = Days.First(day => day > Today);
    }

    public Initiative Initiative { get; }

    public Instant Now { get; }

    public LocalDate Today { get; }

    /// <summary>Monday of this week.</summary>
    public LocalDate Monday { get; }

    /// <summary>The working days of this week and the next.</summary>
    public IReadOnlyList<LocalDate> Days { get; }

    public LocalDate NextWorkingDay { get; }

    /// <summary>Saves rows of the initiative.</summary>
    public async Task AddAsync(params object[] rows)
    {
        _db.AddRange(rows);
        await _db.SaveChangesAsync(_token);
        _db.ChangeTracker.Clear();
    }

    /// <summary>Enters a person in the register, some months ago.</summary>
    public async Task<Resident> RegisterAsync(Registration said) =>
        Granted<Resident, RegisterRefusal>(await At<RegisterResident>(Now - Duration.FromDays(90)).RunAsync(said, _token), said.Surname);

    /// <summary>Says what SMS may cost in a month, and that somebody's telephone got a test text last week.</summary>
    public async Task CareForTextsAsync(int centsAMonth, Resident who, string byName)
    {
        await _services.GetRequiredService<SetSmsBudget>().RunAsync(centsAMonth, _token);
        var mobile = await _db.Phones.Where(phone => phone.ResidentId == who.Id && phone.Kind == PhoneKind.Mobile).Select(phone => phone.E164).FirstAsync(_token);
        await AddAsync(new TestText
        {
            Id = Guid.CreateVersion7(), ResidentId = who.Id, To = mobile, Parts = 1, At = Now - Duration.FromDays(7), ByName = byName,
            Status = ReminderStatus.Delivered, CallbackKey = CallbackKey.New(Initiative.Id),
        });
    }

    /// <summary>Makes runs and sessions from the patterns: first as on the Monday, then as last night.</summary>
    public async Task ScheduleAsync()
    {
        foreach (var night in (Instant[])[InstantOf(Monday, new LocalTime(0, 30)), Now])
        {
            await At<ScheduleRuns>(night).RunAsync(_token);
            await At<ScheduleSessions>(night).RunAsync(_token);
        }
    }

    /// <summary>Ends the run of a day sooner, as staff do; whoever it cannot drive any more is to be called.</summary>
    public async Task EndRunAsync(LocalDate date, LocalTime ends, Asking asking)
    {
        var run = await _db.Runs.AsNoTracking().FirstAsync(run => run.Date == date && !run.IsCancelled, _token);
        var wanted = new RunWanted(run.Id, run.OfferingId, run.Date, run.VehicleId, run.DriverId, run.From, ends, run.Break, false, asking);
        var preview = Granted<RunPreview, RunRefusal>(await At<CheckRun>(Now).RunAsync(wanted, _token), "a run that ends sooner");
        Granted<Run, RunRefusal>(await At<ChangeRun>(Now).RunAsync(wanted with { Seen = preview.Mark }, _token), "a run that ends sooner");
    }

    /// <summary>Enters leave as staff do: one change in every room.</summary>
    public async Task LeaveAsync(StaffMember who, LocalDate first, LocalDate last, Asking asking)
    {
        var wanted = new ScheduleWanted(Guid.CreateVersion7(), ScheduleChangeKind.StaffAway, who.Id, first, last, null, null, asking);
        var plan = Granted(await _services.GetRequiredService<CheckScheduleChange>().RunAsync(wanted, _token), who.Name);
        Granted(await _services.GetRequiredService<ChangeSchedule>().RunAsync(wanted with { Seen = plan.Mark }, _token), who.Name);
    }

    /// <summary>Gives the first session of an activity from a day on other hours, as staff do; its series keeps the exception.</summary>
    public async Task MoveAsync(Activity activity, LocalDate from, LocalTime begins, LocalTime ends, Asking asking)
    {
        var session = await _db.Sessions.AsNoTracking().Where(s => s.OfferingId == activity.Id && s.Date >= from).OrderBy(s => s.Date).FirstAsync(_token);
        Granted(await At<MoveSession>(Now).RunAsync(new(session.Id, new(session.Date, begins, ends), asking), _token), activity.Name);
    }

    /// <summary>Books a ride, asked for on the working day before it; a full day refuses some, as days do.</summary>
    public async Task<BookedRides?> BookAsync(RideWishes wishes, Resident resident, Asking asking, LocalTime askedAt) =>
        (await At<BookRide>(AskedFor(wishes.Date, askedAt))
            .RunAsync(new(Guid.CreateVersion7(), resident.Id, wishes, asking), _token))?.Value;

    /// <summary>Takes a standing order from this Monday on, as agreed on the working day before it; the nights since made it into rides.</summary>
    public async Task OrderAsync(RideWishes wishes, Weekdays weekdays, Resident resident, Asking asking)
    {
        var agreed = AskedFor(Monday, new LocalTime(8, 40));
        Granted(await At<StartStandingOrder>(agreed, RidesAt(agreed))
            .RunAsync(new(Guid.CreateVersion7(), resident.Id, wishes with { Date = Monday }, weekdays, null, asking), _token), resident.Surname);
        await At<MakeOrderedRides>(Now, RidesAt(Now)).RunAsync(_token);

        OrderedRides RidesAt(Instant moment) => At<OrderedRides>(moment, At<BookRide>(moment), At<CancelRide>(moment));
    }

    /// <summary>Writes down, a month ago, that two are not to be driven together.</summary>
    public async Task KeepApartAsync(Resident one, Resident other, string by) =>
        Granted(await At<KeepApart>(Now - Duration.FromDays(30)).RunAsync(new(one.Id, other.Id, by), _token), one.Surname);

    /// <summary>Writes down, a month ago, how much longer than the direct way a person may sit in the car.</summary>
    public Task LimitDetourAsync(Resident resident, int minutes, string by) =>
        At<LimitDetour>(Now - Duration.FromDays(30)).RunAsync(new(resident.Id, minutes, by), _token);

    /// <summary>Leaves a wish for a ride less than an hour ago, which waits for staff.</summary>
    public async Task RequestAsync(RideWishes wishes, Resident? resident, string callerName, string callerPhone, Asking asking) =>
        Granted(await At<RequestRide>(Now - Duration.FromMinutes(40))
            .RunAsync(new(Guid.CreateVersion7(), resident?.Id, callerName, callerPhone, wishes, asking), _token), callerName);

    /// <summary>Cancels a ride with its way back, just now.</summary>
    public async Task CancelAsync(Ride ride, Asking asking) =>
        Granted(await At<CancelRide>(Now - Duration.FromMinutes(5)).RunAsync(new(ride.Id, WholeGroup: true, asking), _token), "cancelling");

    /// <summary>Books places in all sessions of an activity on these days, asked for on the working day before the first.</summary>
    public async Task BookAsync(Activity activity, IEnumerable<LocalDate> dates, IEnumerable<Resident> residents, Asking asking, LocalTime askedAt)
    {
        var sessions = await SessionsAsync(activity, [.. dates]);
        if (sessions.Count > 0)
        {
            Granted(await At<BookPlace>(AskedFor(sessions[0].Date, askedAt))
                .RunAsync(new(Guid.CreateVersion7(), [.. sessions.Select(s => s.Id)], [.. residents.Select(r => r.Id)], "", asking), _token), activity.Name);
        }
    }

    /// <summary>Books a time for a person, asked for on the working day before it.</summary>
    public async Task BookAsync(AppointmentType type, LocalDateTime start, int minutes, Resident resident, Asking asking, bool wantsEarlier, int? kilograms = null) =>
        Granted(await At<BookAppointment>(AskedFor(start.Date, new LocalTime(11, 30))).RunAsync(
            new(Guid.CreateVersion7(), type.Id, resident.Id, [start], minutes, "", asking) { WantsEarlier = wantsEarlier, Kilograms = kilograms }, _token), $"{type.Name} {start}");

    /// <summary>Enrols people together from this Monday on, as agreed on the working day before it; the children are looked after meanwhile.</summary>
    public async Task EnrolAsync(Activity activity, IEnumerable<Resident> people, EnrolmentTerms terms, Asking asking, LocalTime askedAt, params Resident[] children) =>
        Granted(await At<Enrol>(AskedFor(Monday, askedAt))
            .RunAsync(new(Guid.CreateVersion7(), activity.Id, [.. people.Select(p => p.Id)], terms, [.. children.Select(c => c.Id)], SkipsFullDays: true, asking), _token), activity.Name);

    /// <summary>Leaves a stranger's wish for a place less than an hour ago.</summary>
    public async Task RequestAsync(Activity activity, LocalDate date, string forName, string callerName, string callerPhone, Asking asking)
    {
        var sessions = await SessionsAsync(activity, [date]);
        Granted(await At<RequestPlace>(Now - Duration.FromMinutes(40))
            .RunAsync(new(Guid.CreateVersion7(), [.. sessions.Select(s => s.Id)], forName, callerName, callerPhone, "", asking), _token), callerName);
    }

    /// <summary>Keeps what must be known of a child: who may fetch it, what the guardian agreed to, and what is sealed.</summary>
    public async Task CareAsync(Resident child, string guardian, CareFacts facts, params (string Name, string Words, string Phone, bool May)[] collectors)
    {
        var (at, by) = (Now - Duration.FromDays(60), "Daiva Rutkauskienė");
        foreach (var (name, words, phone, may) in collectors)
        {
            Granted(await _services.GetRequiredService<NameCollector>().RunAsync(new(Guid.CreateVersion7(), child.Id, name, words, phone, may, null, null), _token), name);
        }

        foreach (var kind in (ConsentKind[])[ConsentKind.Photo, ConsentKind.Trips])
        {
            Granted(await At<RecordConsent>(at)
                .RunAsync(new(Guid.CreateVersion7(), child.Id, kind, true, Today.PlusDays(-60), ConsentForm.OnPaper, guardian, by), _token), guardian);
        }

        if (facts != CareFacts.None)
        {
            Granted(await At<KeepCareCard>(at).RunAsync(new(child.Id, facts, 0, by), _token), child.Surname);
        }
    }

    /// <summary>Puts somebody on the waiting list of a full day, so many hours ago.</summary>
    public async Task WaitAsync(Activity activity, LocalDate date, Resident resident, Asking asking, int hoursAgo, string referredBecause = "")
    {
        var sessions = await SessionsAsync(activity, [date]);
        var wanted = new WaitingWanted(Guid.CreateVersion7(), [.. sessions.Select(s => s.Id)], [resident.Id], AllOrNothing: true, asking)
        {
            Priority = referredBecause.Length > 0 ? Priority.Referred : Priority.Usual, PriorityBecause = referredBecause,
        };
        Granted(await At<JoinWaitingList>(Now - Duration.FromHours(hoursAgo)).RunAsync(wanted, _token), resident.Surname);
    }

    /// <summary>A person agreed last week that a relative gets copies of the messages.</summary>
    public async Task CopyAsync(Resident of, Resident relative, string byName)
    {
        var relation = await _db.Relations.AsNoTracking().SingleAsync(r => r.FromId == relative.Id && r.ToId == of.Id, _token);
        Granted(await At<CopyToCarer>(Now - Duration.FromDays(7)).RunAsync(
            new(Guid.CreateVersion7(), of.Id, relation.Id, IsGiven: true, ConsentForm.ByPhone, of.FullName, byName), _token), of.Surname);
    }

    /// <summary>Gives a person's place on a day back, just now.</summary>
    public async Task CancelPlaceAsync(Activity activity, LocalDate date, Resident resident, Asking asking)
    {
        var place = await _db.Places.AsNoTracking()
            .SingleAsync(p => p.OfferingId == activity.Id && p.Date == date && p.ResidentId == resident.Id, _token);
        Granted(await At<CancelPlace>(Now - Duration.FromMinutes(5)).RunAsync(new(place.Id, WholeGroup: false, asking), _token), resident.Surname);
    }

    /// <summary>Keeps the register of an activity on the days that are over: most came and ate, some did not come.</summary>
    public async Task KeepRegisterAsync(Activity activity)
    {
        foreach (var session in (await SessionsAsync(activity, [.. Days.Where(day => day < Today)])).Where(s => s.EndsAt < Now))
        {
            var worker = await _db.Set<Shift>().Where(s => s.SessionId == session.Id).OrderBy(s => s.Id).Select(s => s.StaffMemberId).FirstAsync(_token);
            var places = await _db.Places.AsNoTracking().Where(p => p.SessionId == session.Id && p.Status == BookingStatus.Booked).OrderBy(p => p.Id).ToListAsync(_token);
            var taps = places.Index().SelectMany(row => (row.Index + session.Date.Day) % 11 == 4
                ? (Tap[])[new(Guid.CreateVersion7(), row.Item.Id, TapKind.Absent, session.StartsAt + Duration.FromMinutes(40))]
                :
                [
                    new(Guid.CreateVersion7(), row.Item.Id, TapKind.Came, session.StartsAt + Duration.FromMinutes(2 * row.Index)),
                    new(Guid.CreateVersion7(), row.Item.Id, TapKind.Meal, session.StartsAt + Duration.FromMinutes(50), 1),
                    new(Guid.CreateVersion7(), row.Item.Id, TapKind.Left, session.EndsAt - Duration.FromMinutes(row.Index * 7 % 60), 2),
                ]);
            await At<RecordTaps>(session.EndsAt).RunAsync(new(session.Id, worker, [.. taps]), _token);
        }

        await At<SettleDay>(Now).RunAsync(_token);
    }

    /// <summary>A family says just now that somebody will not come on a day.</summary>
    public async Task ReportAbsenceAsync(Activity activity, LocalDate date, Resident resident, AbsenceKind kind, string words, Asking asking)
    {
        var place = await _db.Places.AsNoTracking().SingleAsync(p => p.OfferingId == activity.Id && p.Date == date && p.ResidentId == resident.Id, _token);
        Granted(await At<ReportAbsence>(Now - Duration.FromMinutes(3)).RunAsync(new(place.Id, kind, words, asking), _token), resident.Surname);
    }

    /// <summary>Orders a person's meals on the days of the kitchen among these, asked for on the working day before the first.</summary>
    public async Task OrderMealsAsync(MealService kitchen, IEnumerable<LocalDate> dates, Resident resident, MealWish wish, Asking asking, LocalTime askedAt)
    {
        LocalDate[] days = [.. dates.Where(kitchen.IsServedOn)];
        if (days.Length > 0)
        {
            Granted(await At<OrderMeals>(AskedFor(days[0], askedAt))
                .RunAsync(new(Guid.CreateVersion7(), kitchen.Id, resident.Id, days, wish, asking), _token), resident.Surname);
        }
    }

    /// <summary>Takes a standing order of meals from this Monday on, as agreed on the working day before it; the nights since made it into meals.</summary>
    public async Task OrderMealsAsync(MealService kitchen, Weekdays weekdays, Resident resident, MealWish wish, Asking asking)
    {
        var agreed = AskedFor(Monday, new LocalTime(8, 20));
        Granted(await At<StartMealOrder>(agreed, At<FillMealOrders>(agreed))
            .RunAsync(new(Guid.CreateVersion7(), kitchen.Id, resident.Id, weekdays, wish, Monday, null, asking), _token), resident.Surname);
        await At<FillMealOrders>(Now).RunAsync(_token);
    }

    /// <summary>Rests a person's standing order next week, from Tuesday to Thursday.</summary>
    public async Task RestMealsAsync(Resident resident, string why, Asking asking)
    {
        var order = await _db.MealOrders.AsNoTracking().SingleAsync(one => one.ResidentId == resident.Id, _token);
        Granted(await At<PauseMealOrder>(Now).RunAsync(new(order.Id, Monday.PlusDays(8), Monday.PlusDays(10), why, order.Version, asking), _token), resident.Surname);
    }

    /// <summary>The meals of the days that are over were brought and eaten, as the night says of them.</summary>
    public Task SettleMealsAsync() => At<SettleMeals>(Now).RunAsync(_token);

    private Task<List<Session>> SessionsAsync(Activity activity, IReadOnlyCollection<LocalDate> dates) =>
        _db.Sessions.AsNoTracking().Where(s => s.OfferingId == activity.Id && dates.Contains(s.Date)).OrderBy(s => s.Date).ToListAsync(_token);

    /// <summary>An hour of the working day before, or a quarter of an hour ago where that is still to come.</summary>
    private Instant AskedFor(LocalDate date, LocalTime time)
    {
        var before = date.PlusDays(-1);
        while (!IsWorkingDay(before))
        {
            before = before.PlusDays(-1);
        }

        return Instant.Min(InstantOf(before, time), Now - Duration.FromMinutes(15));
    }

    /// <summary>The use case as it runs when the clock shows that moment.</summary>
    private T At<T>(Instant moment, params object[] others) =>
        ActivatorUtilities.CreateInstance<T>(_services, [new InitiativeClock(new StandingClock(moment), Initiative.Zone), .. others]);

    private Instant InstantOf(LocalDate date, LocalTime time) => Initiative.Zone.InstantOf(date, time);

    private static bool IsWorkingDay(LocalDate date) =>
        date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !PublicHolidays.IsHoliday(date);

    private static T Granted<T, TRefusal>(Outcome<T, TRefusal>? outcome, string what) where T : class where TRefusal : struct, Enum =>
        outcome?.Value ?? throw new InvalidOperationException($"The demo's own wish was refused: {what}, {outcome?.Refusal}.");

    private sealed class StandingClock(Instant moment) : IClock
    {
        public Instant GetCurrentInstant() => moment;
    }
}

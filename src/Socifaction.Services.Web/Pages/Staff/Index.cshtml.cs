using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Reminders;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Rides.StandingOrders;
using Socifaction.Services.Stays;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff;

/// <summary>The day in one look: what runs, who waits for an answer, whom to telephone, and whether the reminders go out.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db, InitiativeClock clock, CallList calls, SmsBudget budget, SignedIn signedIn, CurrentInitiative current) : StaffPage
{
    public LocalDate Today => clock.Today;

    public string Name => signedIn.Staff!.Name;

    /// <summary>Today, and the next working day when today is a day off.</summary>
    public IReadOnlyList<DayInShort> Days { get; private set; } = [];

    /// <summary>What the coordinator still has to do until the initiative is live.</summary>
    public IReadOnlyList<ChecklistItem> Checklist { get; private set; } = [];

    /// <summary>How many wishes wait for an answer.</summary>
    public int Requests { get; private set; }

    /// <summary>How many people are to be telephoned.</summary>
    public int Calls { get; private set; }

    /// <summary>How many days of standing orders wait for a decision.</summary>
    public int Doubts { get; private set; }

    /// <summary>How many people were promised a ride that no run keeps.</summary>
    public int Uncovered { get; private set; }

    public bool RemindersStopped { get; private set; }

    /// <summary>What messages cost this month, and whether today is unlike other days.</summary>
    public BudgetNow Budget { get; private set; } = null!;

    /// <summary>From the 24th on, who has too few funded hours this month.</summary>
    public IReadOnlyList<HoursRow> TooFewHours { get; private set; } = [];

    public bool HasRides { get; private set; }

    public bool HasPlaces { get; private set; }

    public bool HasAppointments { get; private set; }

    /// <summary>How many appointments nothing keeps any more.</summary>
    public int UncoveredTimes { get; private set; }

    public bool HasStays { get; private set; }

    /// <summary>Who comes to stay today, and who leaves.</summary>
    public IReadOnlyList<StayRow> Stays { get; private set; } = [];

    public bool HasMeals { get; private set; }

    /// <summary>How many people were not found at home with their meal, and nobody has reached them since.</summary>
    public int NotAtHome { get; private set; }

    public bool HasVisits { get; private set; }

    /// <summary>How many visits nobody keeps.</summary>
    public int UncoveredVisits { get; private set; }

    /// <summary>How many people are to be told that somebody else comes, or at another time.</summary>
    public int VisitsToTell { get; private set; }

    /// <summary>A day's rides, sessions, appointments and visits, and how many portions are ordered.</summary>
    public sealed record DayInShort(
        LocalDate Date, IReadOnlyList<RideRow> Rides, IReadOnlyList<SessionRow> Sessions, IReadOnlyList<AppointmentRow> Appointments, int Portions)
    {
        public bool IsDayOff { get; init; }

        public IReadOnlyList<VisitRow> Visits { get; init; } = [];
    }

    /// <summary>The day; whoever has another first page is led there.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (FirstPage() is { } other)
        {
            return Redirect(Url.Content(other));
        }

        await ReadAsync();
        return Page();
    }

    private string? FirstPage() => signedIn.Staff!.Role switch
    {
        Role.Coordinator or Role.Clerk or Role.Worker => null,
        Role.Driver => "~/staff/rides/sheet",
        Role.Helper => "~/staff/help",
        Role.Viewer => "~/staff/rides/unmet",
    };

    private async Task ReadAsync()
    {
        Checklist = signedIn.Staff!.Role == Role.Coordinator ? await db.ListUntilLiveAsync(current.Value, Token) : [];
        var kinds = await db.Offerings.Select(o => o is RideService ? nameof(RideService) : o is AppointmentType ? nameof(AppointmentType) : o is HomeHelp ? nameof(HomeHelp)
            : o is MealService ? nameof(MealService) : o is Premises ? nameof(Premises) : nameof(Activity)).Distinct().ToListAsync(Token);
        (HasRides, HasPlaces, HasAppointments) = (kinds.Contains(nameof(RideService)), kinds.Contains(nameof(Activity)), kinds.Contains(nameof(AppointmentType)));
        (HasStays, HasVisits, HasMeals) = (kinds.Contains(nameof(Premises)), kinds.Contains(nameof(HomeHelp)), kinds.Contains(nameof(MealService)));
        NotAtHome = await db.Meals.ToBeReached(Today.PlusDays(-1)).CountAsync(Token);
        var today = await ReadAsync(Today);
        Days = today.IsDayOff && await FindNextAsync() is { } next ? [today, await ReadAsync(next)] : [today];
        var from = Today;
        Requests = await db.Bookings.Where(b => b.Status == BookingStatus.Requested && b.Date >= from).Select(b => b.GroupId).Distinct().CountAsync(Token);
        Doubts = await db.OrderedDays.InDoubt(from).CountAsync(Token);
        Uncovered = (await db.ListUncoveredAsync(clock.Now, Token)).Select(ride => ride.ResidentId).Distinct().Count();
        var now = clock.Now;
        UncoveredTimes = await db.Appointments.CountAsync(one => one.IsUncovered && one.Status == BookingStatus.Booked && one.StartsAt > now, Token);
        UncoveredVisits = await db.Visits.Uncovered().CountAsync(Token);
        VisitsToTell = await db.Visits.ToBeTold(now).CountAsync(Token);
        Calls = (await calls.RunAsync(Token)).ToCall.Count;
        TooFewHours = from.Day < EnrolmentQueries.WarningDay ? [] : [.. (await db.ListHoursAsync(from.ToYearMonth(), Token)).Where(row => row.IsShort)];
        Budget = await budget.ReadAsync(Token);
        Stays = HasStays
            ? await db.Rows(db.Stays.Where(s => s.Status == BookingStatus.Booked && (s.Date == from || s.Departure == from))).AsNoTracking().ToListAsync(Token)
            : [];
        RemindersStopped = await db.SilentSinceAsync(clock.Now, Token) is not null;
    }

    private async Task<DayInShort> ReadAsync(LocalDate date)
    {
        var rides = await db.ListRideRowsAsync(date, Token);
        var sessions = await db.SessionsOn(date).ToListAsync(Token);
        var runs = await db.Runs.AnyAsync(run => run.Date == date && !run.IsCancelled, Token);
        var appointments = await db.RowsOf(db.Appointments.Where(one => one.Date == date && one.Status == BookingStatus.Booked)).AsNoTracking().ToListAsync(Token);
        var visits = await db.RowsOf(db.Visits.Where(visit => visit.Date == date).Standing()).ToListAsync(Token);
        var portions = await db.Meals.Where(meal => meal.Date == date && meal.Status == BookingStatus.Booked).SumAsync(meal => meal.Portions, Token);
        return new(date, [.. rides.Where(ride => ride.Status == BookingStatus.Booked)], sessions, appointments, portions)
        {
            IsDayOff = !runs && sessions.Count == 0 && appointments.Count == 0 && visits.Count == 0 && portions == 0, Visits = visits,
        };
    }

    private async Task<LocalDate?> FindNextAsync()
    {
        var today = Today;
        var run = await db.Runs.Where(r => r.Date > today && !r.IsCancelled).OrderBy(r => r.Date).Select(r => (LocalDate?)r.Date).FirstOrDefaultAsync(Token);
        var session = await db.Sessions.Where(s => s.Date > today && !s.IsCancelled).OrderBy(s => s.Date).Select(s => (LocalDate?)s.Date).FirstOrDefaultAsync(Token);
        var booked = await db.Bookings.Where(b => b.Date > today && b.Status == BookingStatus.Booked && (b is Appointment || b is Meal || b is Visit))
            .OrderBy(b => b.Date).Select(b => (LocalDate?)b.Date).FirstOrDefaultAsync(Token);
        return ((LocalDate?[])[run, session, booked]).Where(date => date is not null).Min();
    }
}

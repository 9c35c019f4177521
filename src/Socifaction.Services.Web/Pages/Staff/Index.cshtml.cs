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
using Socifaction.Services.Rides.StandingOrders;
using Socifaction.Services.Stays;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff;

/// <summary>The day in one look: what runs, who waits for an answer, whom to telephone, and whether the reminders go out.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(
    ServicesDbContext db, InitiativeClock clock, DayBoard board, CallList calls, SmsBudget budget, SignedIn signedIn, CurrentInitiative current) : BoardPage(db, clock)
{
    private const int DaysAhead = 6;

    public string Name => signedIn.Staff!.Name;

    /// <summary>The day, and the next working day when today is a day off.</summary>
    public IReadOnlyList<DayOfBoard> Days { get; private set; } = [];

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

    public bool HasMeals { get; private set; }

    /// <summary>How many people were not found at home with their meal, and nobody has reached them since.</summary>
    public int NotAtHome { get; private set; }

    /// <summary>How many visits nobody keeps.</summary>
    public int UncoveredVisits { get; private set; }

    /// <summary>How many people are to be told that somebody else comes, or at another time.</summary>
    public int VisitsToTell { get; private set; }

    /// <summary>How many people are to be called back.</summary>
    public int CallBacks { get; private set; }

    /// <summary>How many SMS nobody has read yet.</summary>
    public int Replies { get; private set; }

    /// <summary>How many sessions of the coming week have people but nobody who works.</summary>
    public int Gaps { get; private set; }

    public override string Here => Url.Content("~/staff");

    /// <summary>What goes on on a day, and whether it is a day off.</summary>
    public sealed record DayOfBoard(LocalDate Date, IReadOnlyList<BoardRow> Rows, bool IsDayOff);

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
        Role.Viewer => "~/staff/unmet",
    };

    private async Task ReadAsync()
    {
        Checklist = signedIn.Staff!.Role == Role.Coordinator ? await Db.ListUntilLiveAsync(current.Value, Token) : [];
        var kinds = await Db.Offerings.Select(o => o is RideService ? nameof(RideService) : o is AppointmentType ? nameof(AppointmentType) : o is HomeHelp ? nameof(HomeHelp)
            : o is MealService ? nameof(MealService) : o is Premises ? nameof(Premises) : nameof(Activity)).Distinct().ToListAsync(Token);
        (HasRides, HasPlaces, HasAppointments) = (kinds.Contains(nameof(RideService)), kinds.Contains(nameof(Activity)), kinds.Contains(nameof(AppointmentType)));
        (HasStays, HasMeals) = (kinds.Contains(nameof(Premises)), kinds.Contains(nameof(MealService)));
        NotAtHome = await Db.Meals.ToBeReached(Today.PlusDays(-1)).CountAsync(Token);
        await ChooseAsync();
        var day = await ReadAsync(Date);
        Days = day.IsDayOff && Date == Today && await FindNextAsync() is { } next ? [day, await ReadAsync(next)] : [day];
        var from = Today;
        Requests = await Db.Bookings.Where(b => b.Status == BookingStatus.Requested && b.Date >= from).Select(b => b.GroupId).Distinct().CountAsync(Token);
        Doubts = await Db.OrderedDays.InDoubt(from).CountAsync(Token);
        var now = Clock.Now;
        // All that nothing keeps any more is few, and asked for at once.
        var uncovered = await Db.Bookings.Where(b => b.IsUncovered && b.Status == BookingStatus.Booked)
            .Select(b => new { IsRide = b is Ride, IsAppointment = b is Appointment, IsVisit = b is Visit, b.ResidentId, b.StartsAt, b.EndsAt }).ToListAsync(Token);
        Uncovered = uncovered.Where(b => b.IsRide && b.EndsAt > now).Select(b => b.ResidentId).Distinct().Count();
        (UncoveredTimes, UncoveredVisits) = (uncovered.Count(b => b.IsAppointment && b.StartsAt > now), uncovered.Count(b => b.IsVisit));
        VisitsToTell = await Db.Visits.ToBeTold(now).CountAsync(Token);
        Calls = (await calls.RunAsync(Token)).ToCall.Count;
        TooFewHours = from.Day < EnrolmentQueries.WarningDay ? [] : [.. (await Db.ListHoursAsync(from.ToYearMonth(), Token)).Where(row => row.IsShort)];
        Budget = await budget.ReadAsync(Token);
        CallBacks = await Db.MissedCalls.Where(call => call.SettledAt == null).Select(call => call.From).Distinct().CountAsync(Token);
        Replies = await Db.InboundSms.CountAsync(sms => sms.IsForStaff, Token);
        Gaps = await CountGapsAsync();
        RemindersStopped = await Db.SilentSinceAsync(Clock.Now, Token) is not null;
    }

    private async Task<DayOfBoard> ReadAsync(LocalDate date)
    {
        var rows = await board.ReadAsync(date, Token);
        var isDayOff = rows.Count == 0 && !await Db.Runs.AnyAsync(run => run.Date == date && !run.IsCancelled, Token);
        return new(date, Chosen(rows), isDayOff);
    }

    // People are booked, yet nobody is there to receive them.
    private Task<int> CountGapsAsync()
    {
        var (first, last) = (Today, Today.PlusDays(DaysAhead));
        return Db.Sessions.CountAsync(
            session => session.Date >= first && session.Date <= last && !session.IsCancelled && session.Taken > 0 && session.Shifts.Count == 0
                && Db.Activities.Any(activity => activity.Id == session.OfferingId && activity.CapacityRule == CapacityRule.ChildrenPerWorker), Token);
    }

    private async Task<LocalDate?> FindNextAsync()
    {
        var today = Today;
        var run = await Db.Runs.Where(r => r.Date > today && !r.IsCancelled).OrderBy(r => r.Date).Select(r => (LocalDate?)r.Date).FirstOrDefaultAsync(Token);
        var session = await Db.Sessions.Where(s => s.Date > today && !s.IsCancelled).OrderBy(s => s.Date).Select(s => (LocalDate?)s.Date).FirstOrDefaultAsync(Token);
        var booked = await Db.Bookings.Where(b => b.Date > today && b.Status == BookingStatus.Booked && (b is Appointment || b is Meal || b is Visit || b is Stay))
            .OrderBy(b => b.Date).Select(b => (LocalDate?)b.Date).FirstOrDefaultAsync(Token);
        return ((LocalDate?[])[run, session, booked]).Where(date => date is not null).Min();
    }
}

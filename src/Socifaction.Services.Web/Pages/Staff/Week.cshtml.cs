using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Rides;
using Socifaction.Services.Stays;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff;

/// <summary>A week of all offerings: how much of each day is taken, and of how much.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class WeekModel(ServicesDbContext db, InitiativeClock clock, DayBoard board) : BoardPage(db, clock)
{
    public LocalDate Monday => Date.PlusDays(1 - (int)Date.DayOfWeek);

    public IReadOnlyList<LocalDate> Days => [.. Enumerable.Range(0, 7).Select(Monday.PlusDays)];

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public override string Here => Url.Content("~/staff/week");

    /// <summary>An offering with its days.</summary>
    public sealed record Line(Guid Offering, string Name, BoardKind Kind, IReadOnlyList<Cell> Cells);

    /// <summary>A day of an offering: what is taken, of how much where that is known, how much waits for an answer and whether staff must act.</summary>
    public sealed record Cell(int Taken, int? Capacity, int Asked, bool IsTroubled);

    public async Task OnGetAsync()
    {
        await ChooseAsync();
        var offerings = await Db.Offerings.AsNoTracking().OrderBy(offering => offering.Order).ThenBy(offering => offering.Name).ToListAsync(Token);
        var rows = Chosen(await board.ReadAsync(Monday, Monday.PlusDays(6), Token)).ToLookup(row => (row.OfferingId, row.Date));

        foreach (var offering in offerings)
        {
            var kind = KindOf(offering);
            var isAsked = (Filter.Kind is null || Filter.Kind == kind) && (Filter.Offering is null || Filter.Offering == offering.Id);
            if (!isAsked || (Filter.CountsSome && !Days.Any(day => rows.Contains((offering.Id, day)))))
            {
                continue;
            }

            var capacity = Filter.CountsSome ? [] : await CapacityOfAsync(offering);
            Lines = [.. Lines, new(offering.Id, offering.Name, kind, [.. Days.Select(day => CellOf([.. rows[(offering.Id, day)]], capacity, day))])];
        }
    }

    private static Cell CellOf(IReadOnlyList<BoardRow> rows, Dictionary<LocalDate, (int? Taken, int? Capacity)> known, LocalDate day)
    {
        var (taken, capacity) = known.GetValueOrDefault(day);
        return new(taken ?? rows.Sum(row => row.Taken), capacity, rows.Sum(row => row.People.Count(person => person.Status == BookingStatus.Requested)),
            rows.Any(row => row.Trouble.Length > 0));
    }

    // Where the rows of a day do not say it: empty sessions, beds of people who came before, the kitchen's limit.
    private async Task<Dictionary<LocalDate, (int? Taken, int? Capacity)>> CapacityOfAsync(Offering offering)
    {
        var (first, last) = (Monday, Monday.PlusDays(6));
        switch (offering)
        {
            case Activity:
                return await Db.Sessions.Where(s => s.OfferingId == offering.Id && s.Date >= first && s.Date <= last && !s.IsCancelled)
                    .GroupBy(s => s.Date).Select(day => new { Date = day.Key, Taken = day.Sum(s => s.Taken), Capacity = day.Sum(s => s.Capacity) })
                    .ToDictionaryAsync(day => day.Date, day => ((int?)day.Taken, (int?)day.Capacity), Token);
            case MealService kitchen:
                return (await Db.ListKitchenDaysAsync(kitchen, first, last, Token)).ToDictionary(day => day.Date, day => ((int?)day.Portions, day.IsServed && !day.IsClosed ? day.Capacity : null));
            case Premises:
                var beds = (await Db.ListRoomsAsync(offering.Id, Token)).Sum(room => room.Beds.Count);
                var claims = await Db.ListClaimsAsync(offering.Id, first, last.PlusDays(1), Token);
                return Days.ToDictionary(day => day, day => ((int?)claims.Count(row => row.Claim.FirstNight <= day && (row.Claim.Until is null || row.Claim.Until > day)), (int?)beds));
            default:
                return [];
        }
    }

    private static BoardKind KindOf(Offering offering) => offering switch
    {
        RideService => BoardKind.Rides,
        AppointmentType => BoardKind.Appointments,
        HomeHelp => BoardKind.Visits,
        MealService => BoardKind.Meals,
        Premises => BoardKind.Stays,
        _ => BoardKind.Places,
    };
}

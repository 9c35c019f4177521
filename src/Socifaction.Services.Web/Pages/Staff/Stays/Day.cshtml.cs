using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Stays;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Stays;

/// <summary>A day on paper: who comes, who leaves, who sleeps here, and the same of the week that follows.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DayModel(ServicesDbContext db, InitiativeClock clock) : StaysPage(db, clock)
{
    private const int WeekDays = 7;

    [BindProperty(SupportsGet = true, Name = "date")] public string? Asked { get; set; }

    public LocalDate Date => DayOf(Asked, Today) is { Year: > 2000 and < 3000 } said ? said : Today;

    public IReadOnlyList<StayRow> Arrivals { get; private set; } = [];

    public IReadOnlyList<StayRow> Departures { get; private set; } = [];

    public IReadOnlyList<(Room Room, IReadOnlyList<ClaimRow> Sleepers)> Tonight { get; private set; } = [];

    /// <summary>The following days on which somebody comes or leaves.</summary>
    public IReadOnlyList<(LocalDate Date, IReadOnlyList<StayRow> Coming, IReadOnlyList<StayRow> Leaving)> Week { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await OpenAsync())
        {
            return NotFound();
        }

        var (date, last) = (Date, Date.PlusDays(WeekDays));
        var stays = await Db.Rows(Db.Stays.Where(s => (s.Status == BookingStatus.Booked || s.Status == BookingStatus.Fulfilled) && s.Date <= last && s.Departure >= date))
            .AsNoTracking().ToListAsync(Token);
        (Arrivals, Departures) = (Coming(date), Leaving(date));
        Week = [.. Enumerable.Range(1, WeekDays).Select(date.PlusDays).Select(day => (day, Coming(day), Leaving(day))).Where(day => day.Item2.Count + day.Item3.Count > 0)];
        foreach (var premises in AllPremises)
        {
            var claims = (await Db.ListClaimsAsync(premises.Id, date, date.PlusDays(1), Token)).ToLookup(row => row.RoomId);
            Tonight = [.. Tonight, .. (await Db.ListRoomsAsync(premises.Id, Token)).Where(room => claims.Contains(room.Id))
                .Select(room => (room, (IReadOnlyList<ClaimRow>)[.. claims[room.Id].DistinctBy(row => (row.Claim.StayId, row.Claim.ResidenceId, row.Claim.ClosureId))]))];
        }

        return Page();

        IReadOnlyList<StayRow> Coming(LocalDate day) => [.. stays.Where(stay => stay.Date == day)];
        IReadOnlyList<StayRow> Leaving(LocalDate day) => [.. stays.Where(stay => stay.Departure == day)];
    }
}

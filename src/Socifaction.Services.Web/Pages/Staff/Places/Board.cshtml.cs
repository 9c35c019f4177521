using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Reminders;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Staff;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>The sessions of a day: how full, by which rule, who works, who comes and whom to call.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class BoardModel(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    [BindProperty(SupportsGet = true, Name = "date")]
    public string? Asked { get; set; }

    public LocalDate Today => clock.Today;

    public LocalDate Date { get; private set; }

    /// <summary>By bookings made together, how far the word about them has come.</summary>
    public IReadOnlyDictionary<Guid, Told> ToldOf { get; private set; } = new Dictionary<Guid, Told>();

    public IReadOnlyList<SessionOnBoard> Sessions { get; private set; } = [];

    /// <summary>A session with its staff by name, its rule, the ratio that holds on its day, and its people.</summary>
    public sealed record SessionOnBoard(
        SessionRow Row, IReadOnlyList<string> Staff, CapacityRule Rule, StaffRatio Ratio, IReadOnlyList<PlaceRow> Places, int Missing)
    {
        /// <summary>Why it holds as many as it does.</summary>
        public string Why => Rule switch
        {
            CapacityRule.RoomOnly => Words.RuleRoom,
            CapacityRule.ChildrenPerWorker => Plural.Format(Staff.Count, Words.RuleChildren, Ratio.Of(1), Ratio.Of(2), Ratio.Of(3), Ratio.Source),
        };
    }

    public async Task OnGetAsync()
    {
        Date = DayOf(Asked, Today);
        var date = Date;
        ToldOf = await db.ListToldAsync(date, Token);
        var sessions = await db.SessionsOn(date).ToListAsync(Token);
        var places = (await db.PlacesOn(date).ToListAsync(Token)).ToLookup(place => place.SessionId);
        var rules = await db.Activities.AsNoTracking().ToDictionaryAsync(a => a.Id, Token);
        var staff = (await (
            from session in db.Sessions
            where session.Date == date
            from shift in session.Shifts
            join member in db.StaffMembers on shift.StaffMemberId equals member.Id
            orderby member.Name
            select new { session.Id, member.Name }).ToListAsync(Token)).ToLookup(row => row.Id, row => row.Name);
        var ratio = Capacity.On(date, await db.StaffRatios.AsNoTracking().ToListAsync(Token));
        Sessions = [.. sessions.Select(row => new SessionOnBoard(row, [.. staff[row.SessionId]], rules[row.OfferingId].CapacityRule, ratio, [.. places[row.SessionId]],
            Capacity.Missing(rules[row.OfferingId], row.Taken)))];
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Reminders;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>Closed sessions: who knows already, who is to be called, and another session for each with one press.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class ClosedModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, BookPlace book) : SchedulePage(db, clock)
{
    [BindProperty(SupportsGet = true, Name = "session")] public string? SessionId { get; set; }
    [BindProperty(SupportsGet = true, Name = "activity")] public string? ActivityId { get; set; }
    [BindProperty(SupportsGet = true, Name = "first")] public string? First { get; set; }
    [BindProperty(SupportsGet = true, Name = "last")] public string? Last { get; set; }

    public IReadOnlyList<ClosedSession> Sessions { get; private set; } = [];

    public IReadOnlyList<AffectedPerson> People { get; private set; } = [];

    /// <summary>How many people stand so.</summary>
    public int Count(Reach reach) => People.Count(person => person.Reach == reach);

    /// <summary>A person with all the places that ended, of which the least known counts.</summary>
    public sealed record AffectedPerson(string Name, string Phone, Reach Reach, IReadOnlyList<AffectedPlace> Places, IReadOnlyList<Session> Instead);

    /// <summary>What the forms carry along in their address.</summary>
    public string Carried => (IdOf(SessionId) is { } session ? $"session={session}" : $"first={Text(Range.First)}&last={Text(Range.Last)}")
        + (IdOf(ActivityId) is { } activity ? $"&activity={activity}" : "");

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostBookAsync(string? requestId, string? resident, string? other)
    {
        if (!await LoadAsync() || IdOf(requestId) is not { } request || IdOf(resident) is not { } person || IdOf(other) is not { } session
            || !People.Any(one => one.Places.Any(place => place.ResidentId == person)))
        {
            return NotFound();
        }

        if (await book.RunAsync(new(request, [session], [person], "", signedIn.AskAsStaff(Channel.Phone)), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content("~/staff/places/closed?" + Carried));
        }

        ModelState.AddModelError("", why.ForStaff());
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    private (LocalDate First, LocalDate Last) Range { get; set; }

    private async Task<bool> LoadAsync()
    {
        if (!string.IsNullOrEmpty(SessionId))
        {
            var id = IdOf(SessionId);
            if (await Db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, Token) is not { } session)
            {
                return false;
            }

            Range = (session.Date, session.Date);
        }
        else
        {
            Range = (DayOf(First, Today), DayOf(Last, Today));
        }

        var activity = IdOf(ActivityId);
        if (!string.IsNullOrEmpty(ActivityId) && !await Db.Activities.AnyAsync(a => a.Id == activity, Token))
        {
            return false;
        }

        var closed = await Db.ListClosedAsync(activity, Range.First, LocalDate.Min(Range.Last, Range.First.PlusDays(Closing.LongestDays)), Token);
        Sessions = [.. closed.Where(session => string.IsNullOrEmpty(SessionId) || session.SessionId == IdOf(SessionId))];
        var places = await Db.ListClosedPlacesAsync(Sessions, Clock, Token);
        var reach = await Db.ListReachAsync([.. places.Select(place => place.PlaceId)], Clock.Now, Token);
        var instead = await Db.ListInsteadAsync(Sessions, places, Token);
        People = [.. places.GroupBy(place => place.ResidentId ?? place.PlaceId).Select(own => new AffectedPerson(
            own.First().Name, own.First().Phone, own.Max(place => reach[place.PlaceId]), [.. own], [.. instead[own.Key]]))];
        return true;
    }
}

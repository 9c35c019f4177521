using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Pages.Rides.Book;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Requests;

/// <summary>A wish for a place is confirmed for somebody of the register, or declined with a reason.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class PlaceModel(
    ServicesDbContext db, RideDesk desk, RegisterResident register, SignedIn signedIn, InitiativeClock clock,
    ConfirmPlace confirm, DeclinePlace decline, PlaceAvailability availability) : AnswerPage(db, desk, register)
{
    private const int AlternativesShown = 3;

    public Place Place { get; private set; } = null!;

    public string Activity { get; private set; } = "";

    /// <summary>Whether it is wished to be enrolled in the whole series: the answer is an enrolment.</summary>
    public bool AsksToEnrol { get; private set; }

    public LocalDate Today => clock.Today;

    /// <summary>The nearest days with a free place, when this one has none: to be booked instead.</summary>
    public IReadOnlyList<PlaceDay> Alternatives { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await OpenAsync(id) || IsUnknownPerson)
        {
            return NotFound();
        }

        if (await WhoIsItAsync() is not { } resident)
        {
            return Alike.Count > 0 ? this.Conflict() : this.Unacceptable();
        }

        if (AsksToEnrol && IsWaiting)
        {
            return Redirect(Url.Content($"~/staff/places/enrolments/new?activity={Place.OfferingId}&resident={resident}&wish={id}"));
        }

        if (await confirm.RunAsync(new(id, resident, signedIn.AskAsStaff(Channel.Phone)), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content($"~/staff/places/board?date={Text(Place.Date)}"));
        }

        ModelState.AddModelError("", why.ForStaff());
        var activity = await Db.Activities.AsNoTracking().SingleAsync(a => a.Id == Place.OfferingId, Token);
        var days = await availability.RunAsync(activity, activity.Window.OpensDaysBefore + 1, byStaff: true).ToListAsync(Token);
        Alternatives = [.. days.Where(day => day.HasRoomFor(1) && day.SessionId != Place.SessionId)
            .OrderBy(day => Math.Abs(Period.DaysBetween(Place.Date, day.Date))).Take(AlternativesShown)];
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    protected override async Task<Declined?> DeclineAsync(Guid id, string why) =>
        await decline.RunAsync(new(id, signedIn.AskAsStaff(Channel.Phone, why)), Token) is not { } outcome ? null
        : new(outcome.Refused(out _, out var refusal) ? refusal.ForStaff() : null);

    protected override async Task<bool> OpenAsync(Guid id)
    {
        if (await Db.Places.AsNoTracking().Include(p => p.Events).SingleOrDefaultAsync(p => p.Id == id, Token) is not { } place)
        {
            return false;
        }

        Place = place;
        var activity = await Db.Activities.AsNoTracking().SingleAsync(a => a.Id == place.OfferingId, Token);
        (Activity, AsksToEnrol) = (activity.Name, activity.Form == ActivityForm.Series);
        return await FindAsync(place);
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Rides.Sharing;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Sharing;

namespace Socifaction.Services.Web.Pages.Staff.Residents;

/// <summary>With whom a person is not to be driven together, and how much longer than the direct way they may sit in the car.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class TravelModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, KeepApart keep, EndApart end, LimitDetour limit) : StaffPage
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Said { get; set; }

    /// <summary>The other person, as chosen.</summary>
    [BindProperty(SupportsGet = true, Name = "resident")]
    public string? OtherId { get; set; }

    [BindProperty] public string? Minutes { get; set; }

    public PersonCard Person { get; private set; } = null!;

    public IReadOnlyList<Resident> Found { get; private set; } = [];

    public Resident? Other { get; private set; }

    public IReadOnlyList<ApartRow> Rows { get; private set; } = [];

    /// <summary>How much longer everybody may sit in the car.</summary>
    public int MostMinutes { get; private set; }

    /// <summary>The day of an instant, as the wall calendar shows it.</summary>
    public LocalDate DayOf(Instant instant) => clock.LocalOf(instant).Date;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        Minutes = Person.Resident.DetourLimit is { } own ? FormattableString.Invariant($"{own.Minutes}") : "";
        Found = [.. (await PersonCard.SearchAsync(db, Said, Token)).Where(found => found.Id != id)];
        Other = IdOf(OtherId) is { } other && other != id ? await db.Residents.AsNoTracking().SingleOrDefaultAsync(r => r.Id == other, Token) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostApartAsync(Guid id)
    {
        if (!await FindAsync(id) || IdOf(OtherId) is not { } other || await keep.RunAsync(new(id, other, signedIn.Staff!.Name), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Here(id));
        }

        ModelState.AddModelError("", why.InWords());
        return this.Conflict();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, Guid pair) =>
        await FindAsync(id) && await end.RunAsync(id, pair, Token) ? Redirect(Here(id)) : NotFound();

    public async Task<IActionResult> OnPostDetourAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        int? minutes = null;
        if (!string.IsNullOrWhiteSpace(Minutes))
        {
            if (LocalInput.WholeNumber(Minutes, 0, MostMinutes).Refused(out var typed, out _))
            {
                ModelState.AddModelError(nameof(Minutes), StaffTexts.Say(Words.DetourWrong, MostMinutes));
                return this.Unacceptable();
            }

            minutes = typed;
        }

        return await limit.RunAsync(new(id, minutes, signedIn.Staff!.Name), Token) ? Redirect(Here(id)) : NotFound();
    }

    private string Here(Guid id) => Url.Content($"~/staff/residents/travel/{id}");

    private async Task<bool> FindAsync(Guid id)
    {
        if (await PersonCard.FindAsync(db, id, Token) is not { } person
            || await db.RideServices.Select(service => (int?)service.DetourMinutes).MaxAsync(Token) is not { } most)
        {
            return false;
        }

        (Person, MostMinutes) = (person, most);
        Rows = await db.ListKeptApartAsync(id, clock.Today, Token);
        return true;
    }
}

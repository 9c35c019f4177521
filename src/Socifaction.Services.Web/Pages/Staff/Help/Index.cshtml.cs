using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Pages.Rides.Book;
using Socifaction.Services.Web.Pages.Staff.Rides;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.HelpPages;

/// <summary>
/// A ride for somebody who stands beside the librarian or the nurse: named exactly, by number and surname. Nothing about the person is
/// shown, and whether it was the number or the surname that did not fit is not said.
/// </summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, RideDesk desk, BookRide book, SignInCodes limits)
    : RideFormPage(clock, desk)
{
    private const int TriesAnHour = 60;

    /// <summary>A telephone number in full, or the number in the register.</summary>
    [BindProperty] public string? Number { get; set; }
    [BindProperty] public string? Surname { get; set; }

    /// <summary>Whether there are rides to book.</summary>
    public bool HasRides { get; private set; }

    /// <summary>What was promised.</summary>
    public BookedRides? Booked { get; private set; }

    public async Task OnGetAsync()
    {
        HasRides = await LoadAsync(db);
        (RequestId, Wish) = (Guid.CreateVersion7().ToString(), nameof(RideWish.ArriveBy));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!(HasRides = await LoadAsync(db)))
        {
            ModelState.AddModelError("", Access.HelpNoRides);
            return this.Conflict();
        }

        if (IsUnknownDestination)
        {
            return NotFound();
        }

        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        if (!await limits.WithinAsync("helper-named", signedIn.Staff!.Id.ToString(), TriesAnHour, Token))
        {
            ModelState.AddModelError(nameof(Number), Access.HelpTooMany);
            return this.TooMany();
        }

        if (await FindAsync() is not { } person)
        {
            ModelState.AddModelError(nameof(Number), Access.HelpUnknown);
            return this.Unacceptable();
        }

        (From, Mobility) = (Home, person.Mobility.ToString());
        Companions = FormattableString.Invariant($"{Math.Min(person.UsualCompanions, Service.MostCompanions)}");
        if (await ReadWishesAsync(person.Home) is not { } wishes)
        {
            return this.Unacceptable();
        }

        if (await book.RunAsync(new RideForm(Guid.Parse(RequestId), person.Id, wishes, signedIn.AskAsStaff(Channel.Helper)), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var rides, out var why))
        {
            Booked = rides;
            return Page();
        }

        ModelState.AddModelError("", why.ForStaff() + " " + Access.HelpCall);
        return why.IsWrongInput() ? this.Unacceptable() : this.Conflict();
    }

    private async Task<Resident?> FindAsync()
    {
        var (said, surname) = ((Number ?? "").Trim(), SearchText.Fold(Surname ?? "").Trim());
        if (said.Length == 0 || surname.Length == 0 || said.Contains('\uFFFD', StringComparison.Ordinal))
        {
            return null;
        }

        var (e164, number) = (PhoneNumber.Parse(said).Number?.E164, said.ToUpperInvariant());
        var found = await db.Residents.AsNoTracking().Where(one => one.Number == number || one.Phones.Any(phone => phone.E164 == e164)).ToListAsync(Token);
        return found.Where(one => SearchText.Fold(one.Surname) == surname).ToList() is [var only] ? only : null;
    }
}

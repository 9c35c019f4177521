using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Stays.Residences;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Words = Socifaction.Services.Web.Texts.Staff;

namespace Socifaction.Services.Web.Pages.Staff.Stays.Residences;

/// <summary>One residence: who lives where, by which contract, and its end.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DetailsModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, EndResidence end) : StaysPage(db, clock)
{
    [BindProperty] public string? Version { get; set; }
    [BindProperty] public string? Until { get; set; }
    [BindProperty] public string? Why { get; set; }

    public Residence Residence { get; private set; } = null!;

    public string Room => Rooms.Single(room => room.Id == Residence.RoomId).Name;

    public PersonCard Person { get; private set; } = null!;

    public bool IsOver => Residence.Until < Today;

    public async Task<IActionResult> OnGetAsync(Guid id) => await FindAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var (until, why) = (Day(nameof(Until), Until), Required(nameof(Why), Why, Words.ReasonMissing, LongestReason));
        if (until is not { } day || why is null)
        {
            return this.Unacceptable();
        }

        var seen = int.TryParse(Version, out var version) ? version : 0;
        if (await end.RunAsync(new(id, seen, day, signedIn.AskAsStaff(Channel.Visit, why)), Token) is not { } outcome)
        {
            return NotFound();
        }

        ModelState.Remove(nameof(Version));
        return outcome.Refused(out _, out var refusal) ? Refuse(refusal) : RedirectToPage(new { id });
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (await Db.Residences.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, Token) is not { } residence || !await OpenAsync(residence.OfferingId)
            || await PersonCard.FindAsync(Db, residence.ResidentId, Token) is not { } person)
        {
            return false;
        }

        (Residence, Person) = (residence, person);
        return true;
    }
}

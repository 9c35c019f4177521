using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Stays.Residences;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using StayWords = Socifaction.Services.Web.Texts.Stays;

namespace Socifaction.Services.Web.Pages.Staff.Stays.Residences;

/// <summary>A contract is entered: who begins to live in which room, from which day.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class NewModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, BeginResidence begin) : StaysPage(db, clock)
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Said { get; set; }
    [BindProperty(SupportsGet = true, Name = "resident")] public string? ResidentId { get; set; }
    [BindProperty(SupportsGet = true)] public string? Room { get; set; }
    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string? Whole { get; set; }
    [BindProperty] public string? FirstDay { get; set; }
    [BindProperty] public string? Contract { get; set; }

    public IReadOnlyList<Resident> Found { get; private set; } = [];

    public PersonCard? Person { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        (Whole, FirstDay) = (StayTexts.OneBed, Text(Today));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync() || Person is null)
        {
            return NotFound();
        }

        var room = Rooms.FirstOrDefault(room => room.Id == IdOf(Room));
        if (room is null)
        {
            ModelState.AddModelError(nameof(Room), StayWords.RoomMissing);
        }

        var (whole, day) = (Size(nameof(Whole), Whole), Day(nameof(FirstDay), FirstDay));
        var contract = Required(nameof(Contract), Contract, StayWords.ContractMissing, 60);
        if (!ModelState.IsValid || room is null || contract is null)
        {
            return this.Unacceptable();
        }

        var wanted = new ResidenceWanted(
            Guid.Parse(RequestId!), room.Id, Person.Resident.Id, contract, day!.Value, whole!.Value, signedIn.AskAsStaff(Channel.Visit));
        if (await begin.RunAsync(wanted, Token) is not { } outcome)
        {
            return NotFound();
        }

        return outcome.Refused(out var residence, out var why) ? Refuse(why) : Redirect(Url.Content($"~/staff/stays/residences/{residence.Id}"));
    }

    private async Task<bool> FindAsync()
    {
        if (!await OpenAsync())
        {
            return false;
        }

        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        if (string.IsNullOrEmpty(ResidentId))
        {
            Found = await PersonCard.SearchAsync(Db, Said, Token);
            return true;
        }

        Person = await PersonCard.FindAsync(Db, IdOf(ResidentId), Token);
        return Person is not null;
    }
}

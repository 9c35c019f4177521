using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.Pages.Rides.Book;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using RideWords = Socifaction.Services.Web.Texts.Rides;
using Words = Socifaction.Services.Web.Texts.Staff;

namespace Socifaction.Services.Web.Pages.Staff.Residents;

/// <summary>Enters a person in the register; those who look like the same person are shown first.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class NewModel(ServicesDbContext db, RideDesk desk, RegisterResident register) : NewPersonPage(db, desk, register)
{
    [BindProperty]
    public string? HowToFind { get; set; }

    [BindProperty]
    public string? Mobility { get; set; } = nameof(MobilityNeed.Walks);

    [BindProperty]
    public string? Companions { get; set; } = "0";

    public static IReadOnlyList<Choice> Mobilities => RideTexts.Mobilities;

    public Task OnGetAsync() => LoadSettlementsAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadSettlementsAsync();
        var need = Enum.TryParse<MobilityNeed>(Mobility, out var moves) && Enum.IsDefined(moves) ? moves : (MobilityNeed?)null;
        if (need is null)
        {
            ModelState.AddModelError(nameof(Mobility), RideWords.MobilityMissing);
        }

        if (LocalInput.WholeNumber(Companions, 0, 9).Refused(out var companions, out _))
        {
            ModelState.AddModelError(nameof(Companions), Words.RegisterCompanions);
        }

        var way = Optional(nameof(HowToFind), HowToFind, 500);
        var resident = await RegisterAsync(need ?? MobilityNeed.Walks, companions, way);
        return resident is not null ? Redirect(Url.Content($"~/staff/residents/details/{resident.Id}"))
            : Alike.Count > 0 ? this.Conflict()
            : this.Unacceptable();
    }
}

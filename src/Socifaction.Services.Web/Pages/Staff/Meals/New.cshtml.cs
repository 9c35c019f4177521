using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Meals;

/// <summary>A new kitchen: what it is called, and how it serves.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class NewModel(ServicesDbContext db, InitiativeClock clock, StartKitchen start) : KitchenForm(db, clock)
{
    private const int LongestText = 600;

    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Summary { get; set; }
    [BindProperty] public string? ForWhom { get; set; }

    public void OnGet()
    {
        RequestId = Guid.CreateVersion7().ToString();
        Show(new MealService { Name = "", Messages = OfferingMessages.Usual });
    }

    public async Task<IActionResult> OnPostAsync()
    {
        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        var name = Required(nameof(Name), Name, Texts.Times.NameMissing);
        var (summary, forWhom) = (Optional(nameof(Summary), Summary, LongestText), Optional(nameof(ForWhom), ForWhom, LongestText));
        if (Read(standing: null) is not { } settings || name is null)
        {
            return this.Unacceptable();
        }

        var outcome = await start.RunAsync(new(Guid.Parse(RequestId), name, summary, forWhom, settings), Token);
        return outcome.Refused(out var kitchen, out var why) ? Refuse(why) : Redirect(Url.Content($"~/staff/meals/board/{kitchen.Id}"));
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Appointments.Calendars;

/// <summary>The people, rooms and machines whose time is booked; a new one is entered here.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db, SignedIn signedIn, KeepResource keep) : StaffPage
{
    [BindProperty] public string? ResourceId { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Kind { get; set; }

    public IReadOnlyList<Resource> Resources { get; private set; } = [];

    public IReadOnlyList<Choice> Kinds => [.. Enum.GetValues<ResourceKind>().Select(kind => new Choice(kind.ToString(), kind.InWords()))];

    public async Task OnGetAsync() => await ListAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await ListAsync();
        var name = Required(nameof(Name), Name, Texts.Times.NameMissing);
        var kind = OneOf<ResourceKind>(nameof(Kind), Kind, Texts.Times.ChooseMissing);
        if (name is null || kind is not { } chosen)
        {
            return this.Unacceptable();
        }

        // A resource that is there already is changed on its own page.
        var id = Guid.Parse(ResourceId!);
        return Resources.Any(one => one.Id == id) || (await keep.RunAsync(new(id, 0, name, chosen, null, false, true, signedIn.AskAsStaff(Channel.Visit)), Token))?.Value is not null
            ? Redirect(Url.Content($"~/staff/appointments/calendars/{id}"))
            : NotFound();
    }

    private async Task ListAsync()
    {
        Resources = await db.Resources.AsNoTracking().OrderBy(one => one.Order).ThenBy(one => one.Name).ToListAsync(Token);
        ResourceId = (IdOf(ResourceId) ?? Guid.CreateVersion7()).ToString();
    }
}

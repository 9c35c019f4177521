using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Data.Kits;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Oversight;

namespace Socifaction.Services.Web.Pages.PlatformPages;

/// <summary>A new initiative in two steps: what is said of it, and the same read back with the button that opens it. Then its coordinator's link.</summary>
[Authorize(PlatformDoors.Operate)]
public sealed class OpenModel(ServicesDbContext db, OpenForCoordinator open, SignedIn signedIn, InstallationSettings settings) : OpenFieldsPage(db, signedIn)
{
    /// <summary>What is about to be opened.</summary>
    public Opening? Reviewed { get; private set; }

    /// <summary>What was opened.</summary>
    public Opened? Opened { get; private set; }

    /// <summary>The coordinator's one-time link; it is shown this once.</summary>
    public string Link => $"{settings.PublicBaseUrl.ToString().TrimEnd('/')}{Request.PathBase}/{Opened?.Initiative.Slug}/staff/sign-in/join/{Opened?.Link?.Token}";

    public LocalDate LinkUntil => Opened!.Link!.ExpiresAt.InZone(Opened.Initiative.Zone).Date;

    /// <summary>A letter to the coordinator with the link in it, to be sent by whoever opens.</summary>
    public string Mail => $"mailto:{Uri.EscapeDataString(Email ?? "")}?subject={Uri.EscapeDataString(Opened?.Initiative.Name ?? "")}&body={Uri.EscapeDataString(Link)}";

    /// <summary>What was typed, to be carried to the button.</summary>
    public IEnumerable<(string Name, string? Value)> Answers =>
    [
        (nameof(RequestId), RequestId), (nameof(Locality), Locality), (nameof(LocalityName), LocalityName), (nameof(Village), Village), (nameof(Name), Name),
        (nameof(Slug), Slug), (nameof(Phone), Phone), (nameof(From), From), (nameof(To), To), .. Kits.Select(kit => (nameof(Kits), (string?)kit)),
        (nameof(Settlements), Settlements), (nameof(Coordinator), Coordinator), (nameof(Email), Email),
    ];

    /// <summary>The same read back.</summary>
    public IEnumerable<(string Name, string Value)> Summary(Opening opening) =>
    [
        (Words.FieldLocality, opening.LocalityName ?? Localities.First(one => one.Value == opening.Said.LocalitySlug).Text),
        (Words.FieldVillage, opening.Said.Village), (Words.FieldName, opening.Said.Name), (Words.ReviewAddress, $"/{opening.Said.Slug}"),
        (Words.FieldPhone, Socifaction.Services.People.PhoneNumber.FromE164(opening.Said.Phone).NationalForm), (Words.FieldHours, OfficeHours.InWords(opening.Said.OfficeHours!)),
        (Words.FieldKits, string.Join(", ", opening.Kits.Select(kit => kit.InWords()))),
        (Words.FieldSettlements, opening.Said.Settlements.Count == 0 ? Words.ReviewSettlementsNone : string.Join(", ", opening.Said.Settlements.Select(one => one.Name))),
        (Words.FieldCoordinator, opening.Coordinator),
    ];

    public async Task OnGetAsync()
    {
        RequestId ??= Guid.CreateVersion7().ToString();
        (From, To) = (From ?? "8", To ?? "17");
        await LoadAsync();
    }

    /// <summary>Reads it back.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        Reviewed = await ReadAsync();
        return Reviewed is null ? this.Unacceptable() : Page();
    }

    /// <summary>The form again, as it was typed.</summary>
    public Task OnPostChangeAsync() => LoadAsync();

    /// <summary>Opens it.</summary>
    public async Task<IActionResult> OnPostOpenAsync()
    {
        if (await ReadAsync() is not { } opening)
        {
            return this.Unacceptable();
        }

        if ((await open.RunAsync(opening, Token)).Refused(out var opened, out var why))
        {
            ModelState.AddModelError(FieldOf(why), why.InWords());
            return this.Conflict();
        }

        Opened = opened;
        return Page();
    }

    private static string FieldOf(OpenRefusal why) => why switch
    {
        OpenRefusal.NoSuchLocality => nameof(Locality),
        OpenRefusal.SlugMalformed or OpenRefusal.SlugReserved or OpenRefusal.SlugTaken or OpenRefusal.PrefixUnfit => nameof(Slug),
        OpenRefusal.NameUnfit => nameof(Name),
        OpenRefusal.PhoneUnfit => nameof(Phone),
        OpenRefusal.SettlementUnknown => nameof(Settlements),
        OpenRefusal.SenderUnfit or OpenRefusal.NoSuchZone or OpenRefusal.OpenedAlready => "",
    };
}

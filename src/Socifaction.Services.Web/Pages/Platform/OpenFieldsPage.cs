using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Data.Kits;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.Pages.Staff;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Oversight;

namespace Socifaction.Services.Web.Pages.PlatformPages;

/// <summary>The fields of a new initiative, read tolerantly; each message stands at its field.</summary>
public abstract class OpenFieldsPage(ServicesDbContext db, SignedIn signedIn) : StaffPage
{
    private const string Another = "+";
    private const int MostSettlements = 200;

    private List<Locality> _localities = [];
    private ILookup<Guid, Settlement> _settlements = Array.Empty<Settlement>().ToLookup(one => one.LocalityId);

    /// <summary>The id of the initiative that the form opens.</summary>
    [BindProperty] public string? RequestId { get; set; }

    /// <summary>A locality's slug, or that it is another.</summary>
    [BindProperty] public string? Locality { get; set; }

    [BindProperty] public string? LocalityName { get; set; }
    [BindProperty] public string? Village { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Slug { get; set; }
    [BindProperty] public string? Phone { get; set; }
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? To { get; set; }
    [BindProperty] public string[] Kits { get; set; } = [];
    [BindProperty] public string? Settlements { get; set; }
    [BindProperty] public string? Coordinator { get; set; }
    [BindProperty] public string? Email { get; set; }

    public IReadOnlyList<Choice> Localities => [.. _localities.Select(one => new Choice(one.Slug, one.Name)), new(Another, Words.FieldLocalityNew)];

    /// <summary>What each locality knows already.</summary>
    public IReadOnlyList<string> Known => [.. _localities.Where(one => _settlements.Contains(one.Id)).Select(one => StaffTexts.Say(
        Words.FieldSettlementsKnown, one.Name, string.Join(", ", _settlements[one.Id].Select(settlement => settlement.Name).Distinct().Order(StringComparer.CurrentCulture))))];

    /// <summary>The kits, each with what it brings.</summary>
    public static IReadOnlyList<Choice> AllKits => [.. Enum.GetValues<StarterKit>().Select(kit => new Choice(kit.ToString(), kit.InWords(), string.Join(", ", KitOfferings.NamesOf(kit))))];

    protected async Task LoadAsync()
    {
        _localities = await db.Localities.AsNoTracking().OrderBy(one => one.Name).ToListAsync(Token);
        _settlements = (await db.Settlements.AsNoTracking().ToListAsync(Token)).ToLookup(one => one.LocalityId);
    }

    /// <summary>What was typed; null, with messages at the fields, when something is wrong. An empty address is filled in.</summary>
    protected async Task<Opening?> ReadAsync()
    {
        await LoadAsync();
        var id = IdOf(RequestId) ?? Guid.CreateVersion7();
        RequestId = id.ToString();
        var (locality, localityName) = ReadLocality();
        var village = Required(nameof(Village), Village, Words.FieldVillageMissing);
        var name = Required(nameof(Name), Name, Words.FieldNameMissing);
        var slug = await ReadSlugAsync(new(id), village, name);
        if (PhoneNumber.Parse(Phone).Refused(out var phone, out var why))
        {
            ModelState.AddModelError(nameof(Phone), why.InWords());
        }

        var hours = ReadHours();
        var kits = Enum.GetValues<StarterKit>().Where(kit => Kits.Contains(kit.ToString())).ToList();
        if (kits.Count == 0)
        {
            ModelState.AddModelError(nameof(Kits), Words.FieldKitsMissing);
        }

        var settlements = ReadSettlements(locality, village, kits);
        var coordinator = Required(nameof(Coordinator), Coordinator, Words.FieldCoordinatorMissing);
        if (Email is not null && (!new EmailAddressAttribute().IsValid(Email) || Email.Any(sign => char.IsControl(sign) || !char.IsAscii(sign)) || Email.Length > 256))
        {
            ModelState.AddModelError(nameof(Email), Access.EmailWrong);
        }

        return ModelState.IsValid && locality is not null && village is not null && name is not null && slug is not null && phone is not null && hours is not null && coordinator is not null
            ? new(
                new(locality, slug, name, village, phone.E164) { Id = new(id), ContactName = coordinator, OfficeHours = hours, Settlements = settlements },
                localityName, kits, coordinator, signedIn.Overseer!.Id, signedIn.Name)
            : null;
    }

    // A locality's slug; its name too where it is new.
    private (string? Slug, string? Name) ReadLocality()
    {
        if (Locality == Another)
        {
            var name = Required(nameof(LocalityName), LocalityName, Words.FieldLocalityNameMissing);
            var slug = name is null ? null : Tenancy.Slug.From(name);
            if (slug is not null && !Tenancy.Slug.IsWellFormed(slug))
            {
                ModelState.AddModelError(nameof(LocalityName), Words.FieldLocalityNameMissing);
            }

            return (slug, name);
        }

        if (_localities.Exists(one => one.Slug == Locality))
        {
            return (Locality, null);
        }

        ModelState.AddModelError(nameof(Locality), Words.FieldLocalityMissing);
        return (null, null);
    }

    private async Task<string?> ReadSlugAsync(InitiativeId id, string? village, string? name)
    {
        if (Slug is null && village is not null && name is not null)
        {
            Slug = await ProposeAsync(id, village, name);
        }

        OpenRefusal? why = Slug is null ? null
            : !Tenancy.Slug.IsWellFormed(Slug) ? OpenRefusal.SlugMalformed
            : Tenancy.Slug.IsReserved(Slug) ? OpenRefusal.SlugReserved
            : Slug.Count(char.IsAsciiLetterLower) < 2 ? OpenRefusal.PrefixUnfit
            : await IsTakenAsync(id, Slug) ? OpenRefusal.SlugTaken
            : null;
        if (why is { } refusal)
        {
            ModelState.AddModelError(nameof(Slug), refusal.InWords());
        }

        return Slug;
    }

    // The village; with its name when another initiative is there already.
    private async Task<string> ProposeAsync(InitiativeId id, string village, string name)
    {
        var (place, called) = (Tenancy.Slug.From(village), Tenancy.Slug.From(name));
        foreach (var proposal in (string[])[place, called, Tenancy.Slug.From($"{village} {name}")])
        {
            if (Tenancy.Slug.IsWellFormed(proposal) && !Tenancy.Slug.IsReserved(proposal) && !await IsTakenAsync(id, proposal)) return proposal;
        }

        return place;
    }

    private Task<bool> IsTakenAsync(InitiativeId id, string slug) => db.Initiatives.AnyAsync(one => one.Slug == slug && one.Id != id, Token);

    private string? ReadHours()
    {
        var (from, to) = (ReadTime(nameof(From), From), ReadTime(nameof(To), To));
        if (to <= from)
        {
            ModelState.AddModelError(nameof(To), Words.FieldHoursTurned);
            return null;
        }

        return from is { } begins && to is { } ends ? WeeklyHours.OnWeekdays(new TimeWindow(begins, ends)).ToString() : null;
    }

    private LocalTime? ReadTime(string field, string? typed)
    {
        if (!LocalInput.Time(typed).Refused(out var time, out var why))
        {
            return time;
        }

        ModelState.AddModelError(field, why.InWords());
        return null;
    }

    private List<NewSettlement> ReadSettlements(string? locality, string? village, List<StarterKit> kits)
    {
        var known = _localities.Find(one => one.Slug == locality) is { } found ? _settlements[found.Id].Select(one => one.SearchName).ToHashSet() : [];
        var settlements = new List<NewSettlement>();
        var lines = SettlementInput.Read(Settlements).ToList();
        if (lines.Count > MostSettlements)
        {
            ModelState.AddModelError(nameof(Settlements), StaffTexts.Say(Words.FieldSettlementsMany, MostSettlements));
            return settlements;
        }

        foreach (var (line, settlement) in lines)
        {
            if (settlement is null)
            {
                ModelState.AddModelError(nameof(Settlements), StaffTexts.Say(Words.FieldSettlementLong, line.Length > LongestLine ? line[..LongestLine] : line));
                return settlements;
            }

            if (settlement.Latitude is null && !known.Contains(settlement.SearchName))
            {
                ModelState.AddModelError(nameof(Settlements), StaffTexts.Say(Words.FieldSettlementUnknown, settlement.Name));
                return settlements;
            }

            settlements.Add(settlement);
        }

        if (village is not null && kits.Contains(StarterKit.Taxi) && SearchText.Fold(village) is var home && !known.Contains(home) && !settlements.Exists(one => one.SearchName == home))
        {
            ModelState.AddModelError(nameof(Settlements), StaffTexts.Say(Words.FieldSettlementVillage, village));
        }

        return settlements;
    }
}

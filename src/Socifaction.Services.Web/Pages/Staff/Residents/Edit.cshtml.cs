using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.Pages.Rides.Book;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using RideWords = Socifaction.Services.Web.Texts.Rides;
using Words = Socifaction.Services.Web.Texts.Staff;

namespace Socifaction.Services.Web.Pages.Staff.Residents;

/// <summary>Corrects what the register says of a person. A stale form shows both versions and loses nothing; what was said before stays readable.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class EditModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, RideDesk desk, ChangeResident change, JoinHousehold join) : StaffPage
{
    private const string NoShare = "none";

    [BindProperty] public string? GivenName { get; set; }
    [BindProperty] public string? Surname { get; set; }
    [BindProperty] public string? Nickname { get; set; }
    [BindProperty] public string? Phones { get; set; }
    [BindProperty] public string? BirthYear { get; set; }
    [BindProperty] public string? Settlement { get; set; }
    [BindProperty] public string? Street { get; set; }
    [BindProperty] public string? HowToFind { get; set; }
    [BindProperty] public string? Mobility { get; set; }
    [BindProperty] public string? Companions { get; set; }
    [BindProperty] public string? PaidShare { get; set; }

    /// <summary>The version the form was made from.</summary>
    [BindProperty] public string? Version { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")] public string? Said { get; set; }

    /// <summary>Who lives with the person.</summary>
    [BindProperty(Name = "person")] public string? WithId { get; set; }

    public PersonCard Person { get; private set; } = null!;

    /// <summary>The stored facts beside those typed, when somebody changed them meanwhile.</summary>
    public IReadOnlyList<FactPair> Compared { get; private set; } = [];

    public IReadOnlyList<Resident> Household { get; private set; } = [];

    public IReadOnlyList<Resident> Found { get; private set; } = [];

    public IReadOnlyList<string> Settlements { get; private set; } = [];

    /// <summary>What was changed, the latest first, each with the facts that came of it.</summary>
    public IReadOnlyList<(ResidentEvent Event, LocalDateTime At, IReadOnlyList<FactPair> Changed)> History { get; private set; } = [];

    public static IReadOnlyList<Choice> Mobilities => RideTexts.Mobilities;

    public static IReadOnlyList<Choice> PaidShares =>
        [new(NoShare, RecordTexts.ShareInWords(null)), .. Resident.PaidShares.Select(percent => new Choice(ShareOf(percent), RecordTexts.ShareInWords(percent)))];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var person = Person.Resident;
        (GivenName, Surname, Nickname, Phones) = (person.GivenName, person.Surname, person.Nickname, RecordTexts.Lines(person.Phones));
        (Settlement, Street, HowToFind) = (person.Home.Settlement, person.Home.Street, person.Home.HowToFind);
        (BirthYear, Mobility) = (person.BirthYear?.ToString(CultureInfo.InvariantCulture), person.Mobility.ToString());
        (Companions, Version) = (person.UsualCompanions.ToString(CultureInfo.InvariantCulture), person.Version.ToString(CultureInfo.InvariantCulture));
        PaidShare = ShareOf(person.PaidShare);
        Found = [.. (await PersonCard.SearchAsync(db, Said, Token)).Where(found => found.Id != id)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        if (await ReadAsync() is not { } said)
        {
            return this.Unacceptable();
        }

        var seen = int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
        if (await change.RunAsync(new(id, seen, said, signedIn.Staff!.Name), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content($"~/staff/residents/details/{id}"));
        }

        ModelState.AddModelError(FieldOf(why), why.InWords());
        if (why != RegisterRefusal.ChangedMeanwhile || !await FindAsync(id))
        {
            return this.Unacceptable();
        }

        var now = ResidentFacts.Of(Person.Resident);
        Compared = [.. now.Beside(Typed(said, now)).Where(pair => pair.Differs)];
        ModelState.Remove(nameof(Version));
        Version = Person.Resident.Version.ToString(CultureInfo.InvariantCulture);
        return this.Conflict();
    }

    public async Task<IActionResult> OnPostHouseholdAsync(Guid id) =>
        await FindAsync(id) && IdOf(WithId) is { } with && await join.RunAsync(id, with, Token) ? Redirect(Here(id)) : NotFound();

    public async Task<IActionResult> OnPostLeaveAsync(Guid id) =>
        await FindAsync(id) && await join.RunAsync(id, null, Token) ? Redirect(Here(id)) : NotFound();

    private string Here(Guid id) => Url.Content($"~/staff/residents/edit/{id}") + "#household";

    private async Task<Registration?> ReadAsync()
    {
        var (given, surname) = (Required(nameof(GivenName), GivenName, Words.RegisterName, 60), Required(nameof(Surname), Surname, Words.RegisterName, 60));
        var (nickname, settlement) = (Optional(nameof(Nickname), Nickname, 60), Optional(nameof(Settlement), Settlement));
        var (street, way) = (Optional(nameof(Street), Street, 200), Optional(nameof(HowToFind), HowToFind, 500));
        string[] phones = [.. (Phones ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        foreach (var line in phones)
        {
            if (PhoneNumber.Parse(line).Refused(out _, out var wrong))
            {
                ModelState.AddModelError(nameof(Phones), wrong.InWords());
            }
        }

        var year = LocalInput.WholeNumber(BirthYear, 1900, 2100);
        if (year.Refusal is { } unfit && unfit != NumberRefusal.Empty)
        {
            ModelState.AddModelError(nameof(BirthYear), Words.RegisterBirth);
        }

        if (LocalInput.WholeNumber(Companions, 0, 9).Refused(out var companions, out _))
        {
            ModelState.AddModelError(nameof(Companions), Words.RegisterCompanions);
        }

        if (PaidShares.All(choice => choice.Value != (PaidShare ?? NoShare)))
        {
            ModelState.AddModelError(nameof(PaidShare), Records.PaidShareUnfit);
        }

        var mobility = OneOf<MobilityNeed>(nameof(Mobility), Mobility, RideWords.MobilityMissing);
        return !ModelState.IsValid ? null : new Registration(given!, surname!, phones)
        {
            Nickname = nickname, BirthYear = year.Value, Mobility = mobility!.Value, UsualCompanions = companions,
            // A form without the question says nothing of it.
            PaidShare = PaidShare is null ? Person.Resident.PaidShare : PaidShare == NoShare ? null : int.Parse(PaidShare, CultureInfo.InvariantCulture),
            Home = await desk.OnMapAsync(new Address(settlement, street, way, null, null), Token),
        };
    }

    private static string ShareOf(int? percent) => percent?.ToString(CultureInfo.InvariantCulture) ?? NoShare;

    private static ResidentFacts Typed(Registration said, ResidentFacts now) => new(
        now.Number, said.GivenName, said.Surname, said.Nickname ?? "",
        string.Join("; ", said.Phones.Select(PhoneNumber.Parse).Where(read => read.Number is not null).Select(read => $"{read.Number!.E164} {read.Note}".TrimEnd())),
        said.BirthYear, said.Home.Settlement, said.Home.Street, said.Home.HowToFind, said.Mobility, said.UsualCompanions, said.PaidShare);

    private static string FieldOf(RegisterRefusal why) => why switch
    {
        RegisterRefusal.NameMissing or RegisterRefusal.NameUnfit or RegisterRefusal.AlreadyRegistered => nameof(GivenName),
        RegisterRefusal.PhoneUnfit or RegisterRefusal.NoMobile => nameof(Phones),
        RegisterRefusal.BirthUnfit => nameof(BirthYear),
        RegisterRefusal.CompanionsUnfit => nameof(Companions),
        RegisterRefusal.AddressUnfit => nameof(Settlement),
        RegisterRefusal.NicknameUnfit => nameof(Nickname),
        RegisterRefusal.PaidShareUnfit => nameof(PaidShare),
        RegisterRefusal.NoSuchHousehold or RegisterRefusal.NoSuchCarer or RegisterRefusal.ChangedMeanwhile => "",
    };

    private async Task<bool> FindAsync(Guid id)
    {
        if (await PersonCard.FindAsync(db, id, Token) is not { } person)
        {
            return false;
        }

        Person = person;
        Settlements = await desk.ListSettlementsAsync(Token);
        var household = person.Resident.HouseholdId;
        Household = household is null ? [] : (await db.Residents.AsNoTracking().Where(r => r.HouseholdId == household && r.Id != id).ToListAsync(Token)).BySurname();
        var events = await db.ResidentEvents.AsNoTracking().Where(e => e.ResidentId == id).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).ToListAsync(Token);
        // A record that was joined has a history of its own, told apart by its number.
        var now = ResidentFacts.Of(person.Resident);
        var after = new Dictionary<string, ResidentFacts> { [now.Number] = now };
        History = events.ConvertAll(happened =>
        {
            var before = happened.FactsBefore;
            if (happened.FactsMerged is { } merged)
            {
                after[merged.Number] = merged;
            }

            var next = after.GetValueOrDefault(before.Number, before);
            after[before.Number] = before;
            return (happened, clock.LocalOf(happened.At), (IReadOnlyList<FactPair>)[.. before.Beside(next).Where(pair => pair.Differs)]);
        });
        return true;
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.Pages.Rides.Book;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Staff;

namespace Socifaction.Services.Web.Pages.Staff;

/// <summary>The few fields by which a person is entered in the register, on a page of their own or while a request is answered.</summary>
public abstract class NewPersonPage(ServicesDbContext db, RideDesk desk, RegisterResident register) : StaffPage
{
    protected ServicesDbContext Db => db;

    protected RideDesk Desk => desk;

    [BindProperty] public string? GivenName { get; set; }
    [BindProperty] public string? Surname { get; set; }
    [BindProperty] public string? Phone { get; set; }
    [BindProperty] public string? BirthYear { get; set; }
    [BindProperty] public string? Settlement { get; set; }
    [BindProperty] public string? Street { get; set; }
    [BindProperty] public string? Nickname { get; set; }

    /// <summary>Set when staff have seen those who look like the same person and are sure.</summary>
    [BindProperty] public string? Sure { get; set; }

    /// <summary>Those in the register who look like the same person.</summary>
    public IReadOnlyList<Alike> Alike { get; private set; } = [];

    public IReadOnlyList<string> Settlements { get; private set; } = [];

    protected async Task LoadSettlementsAsync() => Settlements = await desk.ListSettlementsAsync(Token);

    /// <summary>Those with the same telephone or the same name.</summary>
    protected async Task<IReadOnlyList<Resident>> ListAlikeAsync(string? phone, string? name)
    {
        var e164 = PhoneNumber.Parse(phone).Number?.E164;
        var sharing = e164 is null ? []
            : await db.Residents.AsNoTracking().Include(r => r.Phones).Where(r => r.Phones.Any(p => p.E164 == e164))
                .OrderBy(r => r.Id).Take(10).ToListAsync(Token);
        return [.. sharing.Concat(await PersonCard.SearchAsync(db, name, Token)).DistinctBy(r => r.Id)];
    }

    /// <summary>Enters the person; null, with messages at the fields, when something is wrong or somebody alike is there.</summary>
    protected async Task<Resident?> RegisterAsync(MobilityNeed mobility = MobilityNeed.Walks, int companions = 0, string howToFind = "")
    {
        var given = Required(nameof(GivenName), GivenName, Words.RegisterName, 60);
        var surname = Required(nameof(Surname), Surname, Words.RegisterName, 60);
        var settlement = Optional(nameof(Settlement), Settlement);
        var street = Optional(nameof(Street), Street);
        var nickname = Optional(nameof(Nickname), Nickname, 60);
        if (!string.IsNullOrWhiteSpace(Phone) && PhoneNumber.Parse(Phone).Refused(out _, out var wrong))
        {
            ModelState.AddModelError(nameof(Phone), wrong.InWords());
        }

        var year = LocalInput.WholeNumber(BirthYear, 1900, 2100);
        if (year.Refusal is { } unfit && unfit != NumberRefusal.Empty)
        {
            ModelState.AddModelError(nameof(BirthYear), Words.RegisterBirth);
        }

        if (!ModelState.IsValid)
        {
            return null;
        }

        var home = await desk.OnMapAsync(new Address(settlement, street, howToFind, null, null), Token);
        var said = new Registration(given!, surname!, [Phone ?? ""])
        {
            Nickname = nickname, BirthYear = year.Value, Home = home, Mobility = mobility, UsualCompanions = companions,
        };
        Alike = await db.ListAlikeAsync(said, Token);
        if (Alike.Count > 0 && Sure != "yes")
        {
            ModelState.AddModelError(nameof(Sure), Words.RegisterAlike);
            return null;
        }

        if (!(await register.RunAsync(said, Token)).Refused(out var resident, out var why))
        {
            return resident;
        }

        ModelState.AddModelError(why switch
        {
            RegisterRefusal.PhoneUnfit or RegisterRefusal.NoMobile => nameof(Phone),
            RegisterRefusal.BirthUnfit => nameof(BirthYear),
            RegisterRefusal.AddressUnfit => nameof(Settlement),
            RegisterRefusal.CompanionsUnfit => "Companions",
            RegisterRefusal.NicknameUnfit => nameof(Nickname),
            RegisterRefusal.NameMissing or RegisterRefusal.NameUnfit or RegisterRefusal.NoSuchHousehold or RegisterRefusal.NoSuchCarer
                or RegisterRefusal.AlreadyRegistered or RegisterRefusal.ChangedMeanwhile or RegisterRefusal.PaidShareUnfit => nameof(GivenName),
        }, why.InWords());
        return null;
    }
}

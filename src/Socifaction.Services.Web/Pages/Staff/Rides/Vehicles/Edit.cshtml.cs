using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.Pages.Rides.Book;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using RunWords = Socifaction.Services.Web.Texts.Runs;

namespace Socifaction.Services.Web.Pages.Staff.Rides.Vehicles;

/// <summary>A vehicle: its name, what fits into it, where it stands, and whether it is in use.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class EditModel(ServicesDbContext db, RideDesk desk, CheckVehicle check, KeepVehicle keep) : StaffPage
{
    private const int MostPlaces = 60;
    private const string InUse = "yes";
    private const string Parked = "no";

    /// <summary>The mark of the state that the form was opened with.</summary>
    [BindProperty] public string? Seen { get; set; }

    /// <summary>The id of the vehicle that the form enters.</summary>
    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Plate { get; set; }
    [BindProperty] public string? Seats { get; set; }
    [BindProperty] public string? WheelchairPlaces { get; set; }

    /// <summary>Seats and wheelchair places of the other layouts: „2+2, 0+3“.</summary>
    [BindProperty] public string? Layouts { get; set; }
    [BindProperty] public string? Settlement { get; set; }
    [BindProperty] public string? Street { get; set; }
    [BindProperty] public string? Use { get; set; }

    /// <summary>The vehicle that is changed; null while a new one is asked for.</summary>
    public Vehicle? Vehicle { get; private set; }

    public IReadOnlyList<string> Settlements { get; private set; } = [];

    /// <summary>The runs that could not keep what is promised on them.</summary>
    public IReadOnlyList<Run> Unfit { get; private set; } = [];

    public static IReadOnlyList<Choice> Uses => [new(InUse, RunWords.VehicleInUse), new(Parked, RunWords.VehicleParked)];

    public async Task<IActionResult> OnGetAsync(Guid? id)
    {
        if (!await OpenAsync(id))
        {
            return NotFound();
        }

        Show();
        return Page();
    }

    private void Show()
    {
        Use = Vehicle is { IsActive: false } ? Parked : InUse;
        if (Vehicle is { } vehicle)
        {
            (Name, Plate, Settlement, Street) = (vehicle.Name, vehicle.Plate, vehicle.Base.Settlement, vehicle.Base.Street);
            (Seats, WheelchairPlaces) = (Digits(vehicle.Seats), Digits(vehicle.WheelchairPlaces));
            Seen = VehicleWanted.MarkOf(vehicle);
            Layouts = string.Join(", ", vehicle.Layouts.OrderByDescending(layout => layout.Seats).Select(layout => $"{Digits(layout.Seats)}+{Digits(layout.WheelchairPlaces)}"));
        }
    }

    public async Task<IActionResult> OnPostAsync(Guid? id)
    {
        if (!await OpenAsync(id))
        {
            return NotFound();
        }

        if (await ReadAsync(id) is not { } wanted)
        {
            return this.Unacceptable();
        }

        if (!(await keep.RunAsync(wanted, Token)).Refused(out _, out var why))
        {
            return Redirect(Url.Content("~/staff/rides/vehicles"));
        }

        if (why == VehicleRefusal.ChangedMeanwhile && await OpenAsync(id))
        {
            Show();
            return this.ChangedMeanwhile();
        }

        Unfit = why == VehicleRefusal.RunsUnfit ? await check.RunAsync(wanted, Token) : [];
        ModelState.AddModelError(why == VehicleRefusal.CarriesNobody ? nameof(Seats) : "", why.InWords());
        return why == VehicleRefusal.RunsUnfit ? this.Conflict() : this.Unacceptable();
    }

    private async Task<VehicleWanted?> ReadAsync(Guid? id)
    {
        var name = Required(nameof(Name), Name, RunWords.VehicleNameMissing, 80);
        var plate = Required(nameof(Plate), Plate, RunWords.VehiclePlateMissing, 12);
        var (seats, places) = (NumberOf(nameof(Seats), Seats, 0, MostPlaces), NumberOf(nameof(WheelchairPlaces), WheelchairPlaces, 0, MostPlaces));
        var layouts = ReadLayouts();
        var settlement = Required(nameof(Settlement), Settlement, RunWords.BaseMissing);
        var street = Optional(nameof(Street), Street);
        if (Uses.All(use => use.Value != Use))
        {
            ModelState.AddModelError(nameof(Use), RunWords.VehicleUseMissing);
        }

        if (!ModelState.IsValid || name is null || plate is null || settlement is null || seats is not { } people || places is not { } chairs)
        {
            return null;
        }

        // Where nothing was typed anew the place on the map stays.
        var stands = Vehicle?.Base is { } known && (known.Settlement, known.Street) == (settlement, street) ? known
            : await desk.OnMapAsync(new Address(settlement, street, "", null, null), Token);
        return new(id ?? Guid.Parse(RequestId!), name, plate, people, chairs, layouts, stands, Use == InUse) { Seen = id is null ? null : Seen ?? "" };
    }

    private List<(int Seats, int WheelchairPlaces)> ReadLayouts()
    {
        var layouts = new List<(int, int)>();
        foreach (var typed in (Layouts ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (typed.Split('+', StringSplitOptions.TrimEntries) is [var seats, var chairs]
                && !LocalInput.WholeNumber(seats, 0, MostPlaces).Refused(out var people, out _) && !LocalInput.WholeNumber(chairs, 0, MostPlaces).Refused(out var places, out _))
            {
                layouts.Add((people, places));
                continue;
            }

            ModelState.AddModelError(nameof(Layouts), RunWords.VehicleLayoutsWrong);
            return [];
        }

        return layouts;
    }

    private async Task<bool> OpenAsync(Guid? id)
    {
        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        Settlements = await desk.ListSettlementsAsync(Token);
        Vehicle = id is null ? null : await db.Vehicles.AsNoTracking().SingleOrDefaultAsync(vehicle => vehicle.Id == id, Token);
        return id is null || Vehicle is not null;
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}

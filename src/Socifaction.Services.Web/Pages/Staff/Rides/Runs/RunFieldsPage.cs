using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using RunWords = Socifaction.Services.Web.Texts.Runs;

namespace Socifaction.Services.Web.Pages.Staff.Rides.Runs;

/// <summary>What is asked of every run, of a day or of every week: the offering where there are several, vehicle, driver, hours and break.</summary>
public abstract class RunFieldsPage(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    private const int LongestBreak = 240;

    [BindProperty] public string? Offering { get; set; }
    [BindProperty] public string? Vehicle { get; set; }
    [BindProperty] public string? Driver { get; set; }
    [BindProperty] public string? Begins { get; set; }
    [BindProperty] public string? Ends { get; set; }
    [BindProperty] public string? BreakFrom { get; set; }
    [BindProperty] public string? BreakTo { get; set; }
    [BindProperty] public string? BreakMinutes { get; set; }

    protected ServicesDbContext Db => db;

    protected InitiativeClock Clock => clock;

    public LocalDate Today => clock.Today;

    public IReadOnlyList<Choice> Offerings { get; private set; } = [];

    public IReadOnlyList<Choice> Vehicles { get; private set; } = [];

    public IReadOnlyList<Choice> Drivers { get; private set; } = [];

    /// <summary>What was typed of a run.</summary>
    protected sealed record Fields(Guid VehicleId, Guid DriverId, LocalTime From, LocalTime To, RunBreak? Break);

    /// <summary>The vehicles in use and the staff, among them those whom the run has; drivers first.</summary>
    protected async Task LoadAsync(Guid? vehicleId = null, Guid? driverId = null)
    {
        Offerings = [.. (await db.RideServices.AsNoTracking().OrderBy(service => service.Order).ToListAsync(Token))
            .Select(service => new Choice(service.Id.ToString(), service.Name))];
        if (Offerings.Count == 1)
        {
            Offering = Offerings[0].Value;
        }

        Vehicles = [.. (await db.Vehicles.AsNoTracking().Where(vehicle => vehicle.IsActive || vehicle.Id == vehicleId).OrderBy(vehicle => vehicle.Name).ToListAsync(Token))
            .Select(vehicle => new Choice(vehicle.Id.ToString(), vehicle.Name, vehicle.Plate))];
        Drivers = [.. (await db.StaffMembers.AsNoTracking()
                .Where(staff => (staff.IsActive && staff.Role != Role.Viewer && staff.Role != Role.Helper) || staff.Id == driverId).ToListAsync(Token))
            .OrderBy(staff => staff.Role != Role.Driver).ThenBy(staff => staff.Name, StringComparer.Ordinal)
            .Select(staff => new Choice(staff.Id.ToString(), staff.Name))];
    }

    /// <summary>Fills the fields with what stands.</summary>
    protected void Show(Guid vehicleId, Guid driverId, LocalTime from, LocalTime to, RunBreak? rest)
    {
        (Vehicle, Driver, Begins, Ends) = (vehicleId.ToString(), driverId.ToString(), LocalFormat.Time(from), LocalFormat.Time(to));
        if (rest is not null)
        {
            (BreakFrom, BreakTo, BreakMinutes) = (LocalFormat.Time(rest.From), LocalFormat.Time(rest.To), rest.Minutes.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>What was typed; null, with messages at the fields, when something is not right.</summary>
    protected Fields? ReadFields(LocalDate? date)
    {
        var vehicle = Chosen(nameof(Vehicle), Vehicle, Vehicles, RunWords.ChooseVehicle);
        var driver = Chosen(nameof(Driver), Driver, Drivers, RunWords.ChooseDriver);
        var (from, to) = (TimeOn(nameof(Begins), Begins, date, clock), TimeOn(nameof(Ends), Ends, date, clock));
        var rest = ReadBreak(date);
        return ModelState.IsValid && vehicle is { } car && driver is { } person && from is { } begins && to is { } ends
            ? new(car, person, begins, ends, rest)
            : null;
    }

    /// <summary>The chosen id; null, with a message at the field, when it is none of the choices.</summary>
    protected Guid? Chosen(string field, string? typed, IReadOnlyList<Choice> choices, string whenMissing)
    {
        if (choices.Any(choice => choice.Value == typed))
        {
            return IdOf(typed);
        }

        ModelState.AddModelError(field, whenMissing);
        return null;
    }

    /// <summary>The page again with the refusal beside its field, or on top.</summary>
    protected PageResult Refuse(RunRefusal why, string? words = null)
    {
        ModelState.AddModelError(
            why switch
            {
                RunRefusal.EndNotAfterStart or RunRefusal.Past => nameof(Ends),
                RunRefusal.HasBegun => nameof(Begins),
                RunRefusal.BreakUnfit => nameof(BreakMinutes),
                RunRefusal.VehicleTaken => nameof(Vehicle),
                RunRefusal.DriverTaken => nameof(Driver),
                RunRefusal.AlreadyOut or RunRefusal.ChangedMeanwhile => "",
            },
            words ?? why.InWords());
        return why.IsConflict() ? this.Conflict() : this.Unacceptable();
    }

    private RunBreak? ReadBreak(LocalDate? date)
    {
        if (string.IsNullOrWhiteSpace(BreakFrom + BreakTo + BreakMinutes))
        {
            return null;
        }

        var (from, to) = (TimeOn(nameof(BreakFrom), BreakFrom, date, clock), TimeOn(nameof(BreakTo), BreakTo, date, clock));
        return NumberOf(nameof(BreakMinutes), BreakMinutes, 1, LongestBreak) is { } minutes && from is { } begins && to is { } ends
            ? new RunBreak(begins, ends, minutes) : null;
    }
}

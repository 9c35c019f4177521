using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.Pages.Rides.Book;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using GoalWords = Socifaction.Services.Web.Texts.Destinations;

namespace Socifaction.Services.Web.Pages.Staff.Rides.Destinations;

/// <summary>A destination: where it lies, which door, when it is open, and when appointments usually begin.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class EditModel(ServicesDbContext db, RideDesk desk, KeepDestination keep, RemoveDestination remove) : StaffPage
{
    private const int LastOrder = 999;
    private const int MostShifts = 8;
    private const int DearestTicket = 200_00;

    /// <summary>The mark of the state that the form was opened with.</summary>
    [BindProperty] public string? Seen { get; set; }

    /// <summary>The id of the destination that the form enters.</summary>
    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Settlement { get; set; }
    [BindProperty] public string? Street { get; set; }
    [BindProperty] public string? DoorNote { get; set; }
    [BindProperty] public string[] Ours { get; set; } = [];

    /// <summary>From Monday: „8–12, 13–17“; empty when closed.</summary>
    [BindProperty] public string?[] Hours { get; set; } = new string?[7];
    [BindProperty] public string? Shifts { get; set; }
    [BindProperty] public string? Ticket { get; set; }
    [BindProperty] public string? Order { get; set; }

    public static IReadOnlyList<Choice> OursChoices => [new("yes", GoalWords.OursYes)];

    /// <summary>The destination that is changed; null while a new one is asked for.</summary>
    public Destination? Destination { get; private set; }

    public IReadOnlyList<string> Settlements { get; private set; } = [];

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
        if (Destination is { } place)
        {
            Seen = DestinationWanted.MarkOf(place);
            (Name, Settlement, Street, DoorNote) = (place.Name, place.Address.Settlement, place.Address.Street, place.DoorNote);
            Ours = place.IsOurs ? ["yes"] : [];
            var hours = place.Hours.Length == 0 ? WeeklyHours.Closed : WeeklyHours.Parse(place.Hours);
            Hours = [.. Enumerable.Range(1, 7).Select(day => InWords(hours.On((IsoDayOfWeek)day)))];
            Shifts = string.Join(", ", place.Shifts.Select(LocalFormat.Time));
            Ticket = place.TicketCents is { } cents ? (cents / 100m).ToString("0.00", CultureInfo.CurrentCulture) : "";
            Order = place.Order.ToString(CultureInfo.InvariantCulture);
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

        if ((await keep.RunAsync(wanted, Token)).Refusal is not null && await OpenAsync(id))
        {
            Show();
            return this.ChangedMeanwhile();
        }

        return Redirect(Url.Content("~/staff/rides/destinations"));
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id) =>
        await remove.RunAsync(id, Token) ? Redirect(Url.Content("~/staff/rides/destinations")) : NotFound();

    /// <summary>„8.00–12.00, 13.00–17.00“.</summary>
    internal static string InWords(IEnumerable<TimeWindow> windows) =>
        string.Join(", ", windows.Select(window => $"{LocalFormat.Time(window.From)}–{LocalFormat.Time(window.To)}"));

    private async Task<DestinationWanted?> ReadAsync(Guid? id)
    {
        var name = Required(nameof(Name), Name, GoalWords.NameMissing);
        var settlement = Required(nameof(Settlement), Settlement, GoalWords.SettlementMissing);
        var (street, door) = (Optional(nameof(Street), Street), Optional(nameof(DoorNote), DoorNote, LongestReason));
        var hours = ReadHours();
        var shifts = ReadShifts();
        var ticket = ReadTicket();
        var order = string.IsNullOrWhiteSpace(Order) ? LastOrder : NumberOf(nameof(Order), Order, 0, LastOrder);
        if (!ModelState.IsValid || name is null || settlement is null || order is not { } place)
        {
            return null;
        }

        // Where nothing was typed anew the place on the map stays.
        var address = Destination?.Address is { } known && (known.Settlement, known.Street) == (settlement, street) ? known
            : await desk.OnMapAsync(new Address(settlement, street, "", null, null), Token);
        return new(id ?? Guid.Parse(RequestId!), name, address, hours, door, shifts, place) { IsOurs = Ours.Contains("yes"), TicketCents = ticket, Seen = id is null ? null : Seen ?? "" };
    }

    /// <summary>The hours that were typed; null when none were.</summary>
    private WeeklyHours? ReadHours()
    {
        var read = new List<(IsoDayOfWeek, TimeWindow)>();
        for (var day = 0; day < 7; day++)
        {
            var windows = Parts(Hours[day]).Select(ReadWindow).ToList();
            if (windows.Contains(null) || windows.OfType<TimeWindow>().OrderBy(window => window.From).ToList() is var sorted
                && sorted.Zip(sorted.Skip(1)).Any(pair => pair.First.Overlaps(pair.Second)))
            {
                ModelState.AddModelError($"{nameof(Hours)}[{day.ToString(CultureInfo.InvariantCulture)}]", GoalWords.HoursWrong);
                continue;
            }

            read.AddRange(windows.OfType<TimeWindow>().Select(window => ((IsoDayOfWeek)(day + 1), window)));
        }

        return read.Count == 0 ? null : ModelState.IsValid ? new WeeklyHours(read) : null;
    }

    private int? ReadTicket()
    {
        if (string.IsNullOrWhiteSpace(Ticket))
        {
            return null;
        }

        if (LocalInput.Money(Ticket, DearestTicket).Refused(out var cents, out _))
        {
            ModelState.AddModelError(nameof(Ticket), GoalWords.TicketWrong);
        }

        // A ticket for nothing is no ticket.
        return cents == 0 ? null : cents;
    }

    private List<LocalTime> ReadShifts()
    {
        var times = Parts(Shifts).Select(part => LocalInput.Time(part).Value).ToList();
        if (!times.Contains(null) && times.Count <= MostShifts)
        {
            return [.. times.OfType<LocalTime>()];
        }

        ModelState.AddModelError(nameof(Shifts), GoalWords.ShiftsWrong);
        return [];
    }

    private static TimeWindow? ReadWindow(string text) =>
        text.Split(['-', '–', '—'], StringSplitOptions.TrimEntries) is [var from, var to]
        && LocalInput.Time(from).Value is { } begins && LocalInput.Time(to).Value is { } ends && begins < ends
            ? new TimeWindow(begins, ends)
            : null;

    private static string[] Parts(string? text) => (text ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private async Task<bool> OpenAsync(Guid? id)
    {
        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        // A form may leave days out.
        Hours = [.. Hours.Take(7), .. new string?[Math.Max(0, 7 - Hours.Length)]];
        Settlements = await desk.ListSettlementsAsync(Token);
        Destination = id is null ? null : await db.Destinations.AsNoTracking().SingleOrDefaultAsync(place => place.Id == id, Token);
        return id is null || Destination is not null;
    }
}

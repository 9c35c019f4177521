using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Rides;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Rides;

namespace Socifaction.Services.Web.Pages.Rides.Book;

/// <summary>The time of the appointment, or that of leaving. Outside the destination's hours it is asked once whether it is right.</summary>
public sealed class TimeModel(RideDesk desk) : TimeStepModel(desk, RideStep.Time)
{
    private const string IsSure = "yes";
    private Destination? _goal;

    [BindProperty]
    public string? Wish { get; set; }

    [BindProperty]
    public string? Time { get; set; }

    [BindProperty]
    public string[] Sure { get; set; } = [];

    /// <summary>Whether the destination is closed at the time that was typed.</summary>
    public bool IsClosed { get; private set; }

    public string Hours => _goal?.Hours ?? "";

    public IReadOnlyList<LocalTime> Shifts => _goal?.Shifts ?? [];

    public static IReadOnlyList<Choice> Wishes =>
    [
        new(nameof(RideWish.ArriveBy), Words.WishArrive, Words.WishArriveHint),
        new(nameof(RideWish.LeaveAt), Words.WishLeave, Words.WishLeaveHint),
    ];

    public static IReadOnlyList<Choice> SureChoices => [new(IsSure, Words.SureYes)];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Wish ??= Answers.Wish?.ToString();
        Time ??= Answers.WishTime is { } time ? LocalFormat.Time(time) : null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        RideWish? wish = Wish switch
        {
            nameof(RideWish.ArriveBy) => RideWish.ArriveBy,
            nameof(RideWish.LeaveAt) => RideWish.LeaveAt,
            _ => null,
        };
        if (wish is null)
        {
            ModelState.AddModelError(nameof(Wish), Words.WishMissing);
        }

        if (ReadTime(nameof(Time), Time) is not { } time || wish is not { } said)
        {
            return this.Unacceptable();
        }

        IsClosed = said == RideWish.ArriveBy && Answers.Date is { } date && _goal?.IsOpen(date, time) == false;
        if (IsClosed && !Sure.Contains(IsSure))
        {
            ModelState.AddModelError(nameof(Time), Words.ClosedThen);
            return this.Unacceptable();
        }

        return await KeepAsync(said, time);
    }

    /// <summary>One of the destination's usual times, with one tap.</summary>
    public async Task<IActionResult> OnPostShiftAsync(string? shift)
    {
        await LoadAsync();
        if (LocalTimePattern.HourMinuteIso.Parse(shift ?? "") is not { Success: true, Value: var time } || !Shifts.Contains(time))
        {
            return NotFound();
        }

        (Wish, Time) = (nameof(RideWish.ArriveBy), LocalFormat.Time(time));
        return ReadTime(nameof(Time), Time) is null ? this.Unacceptable() : await KeepAsync(RideWish.ArriveBy, time);
    }

    private Task<IActionResult> KeepAsync(RideWish wish, LocalTime time) => KeepAsync(Answers with
    {
        Wish = wish,
        Time = RideAnswers.Text(time),
        HasReturn = Answers.ReturnAt <= time ? null : Answers.HasReturn,
        SureOfHours = IsClosed,
    });

    private async Task LoadAsync() =>
        _goal = Answers.DestinationId is { } id ? (await Desk.ListDestinationsAsync(HttpContext.RequestAborted)).Find(goal => goal.Id == id) : null;
}

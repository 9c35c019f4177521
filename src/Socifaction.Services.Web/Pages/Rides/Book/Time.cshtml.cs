using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Rides;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Rides;

namespace Socifaction.Services.Web.Pages.Rides.Book;

/// <summary>The time of the appointment, or that of leaving.</summary>
public sealed class TimeModel(RideDesk desk) : TimeStepModel(desk, RideStep.Time)
{
    [BindProperty]
    public string? Wish { get; set; }

    [BindProperty]
    public string? Time { get; set; }

    public static IReadOnlyList<Choice> Wishes =>
    [
        new(nameof(RideWish.ArriveBy), Words.WishArrive, Words.WishArriveHint),
        new(nameof(RideWish.LeaveAt), Words.WishLeave, Words.WishLeaveHint),
    ];

    public void OnGet()
    {
        Wish ??= Answers.Wish?.ToString();
        Time ??= Answers.WishTime is { } time ? LocalFormat.Time(time) : null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
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

        return ReadTime(nameof(Time), Time) is { } time && wish is not null
            ? await KeepAsync(Answers with { Wish = wish, Time = RideAnswers.Text(time), HasReturn = Answers.ReturnAt <= time ? null : Answers.HasReturn })
            : this.Unacceptable();
    }
}

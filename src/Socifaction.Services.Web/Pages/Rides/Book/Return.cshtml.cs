using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Rides;

namespace Socifaction.Services.Web.Pages.Rides.Book;

/// <summary>Whether the person is driven back: at a time, when they call, or with the driver waiting.</summary>
public sealed class ReturnModel(RideDesk desk) : TimeStepModel(desk, RideStep.Return)
{
    private const string Yes = "yes";
    private const string Call = "call";
    private const string Wait = "wait";
    private const string No = "no";
    private const int LeastWait = 5;

    [BindProperty]
    public string? Return { get; set; }

    [BindProperty]
    public string? ReturnTime { get; set; }

    [BindProperty]
    public string? OpenFrom { get; set; }

    [BindProperty]
    public string? OpenBy { get; set; }

    [BindProperty]
    public string? WaitMinutes { get; set; }

    /// <summary>The most minutes a driver waits; where they do not wait it is not asked.</summary>
    public int Longest => Desk.Service.WaitingMinutes;

    public IReadOnlyList<Choice> Choices =>
    [
        new(Yes, Words.ReturnYes),
        new(Call, Words.ReturnOpen, Words.ReturnOpenHint),
        .. Longest > 0 ? [new Choice(Wait, Words.ReturnWait, RideTexts.Say(Words.ReturnWaitHint, Longest))] : Array.Empty<Choice>(),
        new(No, Words.ReturnNo),
    ];

    public void OnGet()
    {
        Return ??= Answers.HasReturn switch
        {
            true => Answers.WaitMinutes is not null ? Wait : Answers.ReturnLatest is not null ? Call : Yes,
            false => No,
            null => null,
        };
        var at = Answers.ReturnAt is { } time ? LocalFormat.Time(time) : null;
        (ReturnTime, OpenFrom) = (ReturnTime ?? (Return == Yes ? at : null), OpenFrom ?? (Return == Call ? at : null));
        OpenBy ??= Answers.ReturnBy is { } latest ? LocalFormat.Time(latest) : null;
        WaitMinutes ??= Answers.WaitMinutes is { } minutes ? FormattableString.Invariant($"{minutes}") : null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var kept = Answers with { HasReturn = true, ReturnTime = null, ReturnLatest = null, WaitMinutes = null };
        RideAnswers? answers = null;
        switch (Return)
        {
            case No:
                answers = kept with { HasReturn = false };
                break;
            case Yes when ReadAfterArrival(nameof(ReturnTime), ReturnTime) is { } time:
                answers = kept with { ReturnTime = RideAnswers.Text(time) };
                break;
            case Call when (ReadAfterArrival(nameof(OpenFrom), OpenFrom), ReadTime(nameof(OpenBy), OpenBy)) is ({ } from, { } by):
                answers = kept with { ReturnTime = RideAnswers.Text(from), ReturnLatest = RideAnswers.Text(by) };
                if (by <= from)
                {
                    ModelState.AddModelError(nameof(OpenBy), Words.OpenByTooEarly);
                }

                break;
            case Wait when !LocalInput.WholeNumber(WaitMinutes, LeastWait, Longest).Refused(out var minutes, out _):
                answers = kept with { WaitMinutes = minutes };
                break;
            case Wait:
                ModelState.AddModelError(nameof(WaitMinutes), RideTexts.Say(Words.WaitMinutesWrong, Longest));
                break;
            case Yes or Call:
                break;
            default:
                ModelState.AddModelError(nameof(Return), Words.ReturnMissing);
                break;
        }

        return answers is not null && ModelState.IsValid ? await KeepAsync(answers) : this.Unacceptable();
    }

    private LocalTime? ReadAfterArrival(string field, string? typed)
    {
        if (ReadTime(field, typed) is not { } time)
        {
            return null;
        }

        if (time > Answers.WishTime)
        {
            return time;
        }

        ModelState.AddModelError(field, Words.ReturnTooEarly);
        return null;
    }
}

using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Rides;

namespace Socifaction.Services.Web.Pages.Rides.Book;

/// <summary>Who comes along, how the person moves, and what the driver should know.</summary>
public sealed class NeedsModel(RideDesk desk, RecordLyingWish lying, SignInCodes attempts) : BookStepModel(desk, RideStep.Needs)
{
    private const int LongestNote = 500;
    private const int LyingPerHour = 10;

    [BindProperty]
    public string? Companions { get; set; }

    [BindProperty]
    public string? Mobility { get; set; }

    [BindProperty]
    public string[] Help { get; set; } = [];

    [BindProperty]
    public string? Note { get; set; }

    public IReadOnlyList<Choice> Counts => [.. Enumerable.Range(0, Desk.Service.MostCompanions + 1)
        .Select(count => new Choice(FormattableString.Invariant($"{count}"), RideTexts.Companions(count)))];

    public static IReadOnlyList<Choice> Mobilities => RideTexts.Mobilities;

    public static IReadOnlyList<Choice> Helps => [new("yes", Words.HelpYes)];

    public async Task OnGetAsync()
    {
        var traveller = await Desk.FindTravellerAsync(HttpContext.RequestAborted);
        var companions = Answers.Companions ?? Math.Min(traveller?.UsualCompanions ?? 0, Desk.Service.MostCompanions);
        Companions ??= FormattableString.Invariant($"{companions}");
        Mobility ??= (Answers.Mobility ?? traveller?.Mobility)?.ToString();
        Help = Answers.HelpToDoor ? ["yes"] : Help;
        Note ??= Answers.Note;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (LocalInput.WholeNumber(Companions, 0, Desk.Service.MostCompanions).Refused(out var companions, out _))
        {
            ModelState.AddModelError(nameof(Companions), RideTexts.Say(Words.CompanionsWrong, Desk.Service.MostCompanions));
        }

        var mobility = Enum.GetValues<MobilityNeed>().Select(need => (MobilityNeed?)need).FirstOrDefault(need => need.ToString() == Mobility);
        if (mobility is null)
        {
            ModelState.AddModelError(nameof(Mobility), Words.MobilityMissing);
        }

        if (mobility == MobilityNeed.Lying)
        {
            ModelState.AddModelError(nameof(Mobility), $"{Words.RefusalHasToLie} {RideTexts.Say(Words.LyingCall, Desk.Service.LyingCall)}");
            await RecordLyingAsync(Answers with { Mobility = mobility, Companions = companions, Note = "" });
        }

        var note = Optional(nameof(Note), Note, LongestNote, note: true);
        return ModelState.IsValid
            ? await KeepAsync(Answers with { Companions = companions, Mobility = mobility, HelpToDoor = Help.Contains("yes"), Note = note })
            : this.Unacceptable();
    }

    /// <summary>The municipality is to know how often it is wished; one browser does not fill its list.</summary>
    private async Task RecordLyingAsync(RideAnswers answers)
    {
        var token = HttpContext.RequestAborted;
        if (answers.FirstOpen != RideStep.Check || !await attempts.WithinAsync("lying-wish", HttpContext.AskerAddress(), LyingPerHour, token))
        {
            return;
        }

        var traveller = await Desk.FindTravellerAsync(token);
        var asking = traveller is null
            ? new Asking(new Actor(ActorKind.Resident, null, answers.Name), Channel.Web)
            : await Desk.SignedIn.AskForAsync(traveller, token);
        await lying.RunAsync(new(Desk.RequestId, traveller?.Id, answers.ToWishes(Desk.Service.Id), asking), token);
    }
}

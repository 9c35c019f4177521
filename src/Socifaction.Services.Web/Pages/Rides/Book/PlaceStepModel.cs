using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.People;
using Socifaction.Services.Web.TagHelpers;
using Words = Socifaction.Services.Web.Texts.Rides;

namespace Socifaction.Services.Web.Pages.Rides.Book;

/// <summary>A question for a place: home, one of the usual ones, or another that is written down.</summary>
public abstract class PlaceStepModel(RideDesk desk, RideStep step) : BookStepModel(desk, step)
{
    protected const string Home = "home";
    protected const string Other = "other";

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Settlement { get; set; }

    [BindProperty]
    public string? Street { get; set; }

    [BindProperty]
    public string? HowToFind { get; set; }

    public IReadOnlyList<Choice> Places { get; protected set; } = [];

    public IReadOnlyList<string> Settlements { get; private set; } = [];

    protected async Task ShowAsync(RidePlace? answered, string? suggested)
    {
        await LoadAsync();
        Place ??= answered?.Choice ?? suggested;
        if (answered is { Choice: Other, Address: var typed })
        {
            (Settlement, Street, HowToFind) = (Settlement ?? typed.Settlement, Street ?? typed.Street, HowToFind ?? typed.HowToFind);
        }
    }

    /// <summary>The place that was answered; null, with a message at the field, when there is none.</summary>
    protected async Task<RidePlace?> ReadAsync(string whenMissing)
    {
        await LoadAsync();
        var choice = Places.Count == 0 ? Other : Place;
        if (choice == Other)
        {
            var settlement = Required(nameof(Settlement), Settlement, Words.SettlementMissing);
            var (street, find) = (Optional(nameof(Street), Street), Optional(nameof(HowToFind), HowToFind, 300));
            return settlement is null || !ModelState.IsValid ? null
                : new(Other, await Desk.OnMapAsync(new Address(settlement, street, find, null, null), HttpContext.RequestAborted));
        }

        if (choice is not null && await FindAsync(choice) is { } address)
        {
            return new(choice, await Desk.OnMapAsync(address, HttpContext.RequestAborted));
        }

        ModelState.AddModelError(nameof(Place), whenMissing);
        return null;
    }

    /// <summary>Loads the choices.</summary>
    protected virtual async Task LoadAsync() => Settlements = await Desk.ListSettlementsAsync(HttpContext.RequestAborted);

    /// <summary>The address behind a choice; null when there is none such.</summary>
    protected virtual async Task<Address?> FindAsync(string choice) => choice == Home ? await FindHomeAsync() : null;

    protected async Task<Address?> FindHomeAsync() =>
        (await Desk.FindTravellerAsync(HttpContext.RequestAborted))?.Home is { Settlement.Length: > 0 } home ? home : null;
}

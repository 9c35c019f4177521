using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;
using Socifaction.Services.Data;
using Socifaction.Services.DialARide;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Architecture = ArchUnitNET.Domain.Architecture;

namespace Socifaction.Services.Tests;

/// <summary>Who may use whom: the table of docs/architecture.md as code. Its lists are exact, so a hole that closes must leave them too.</summary>
public sealed partial class ArchitectureTests
{
    private const string Root = "Socifaction.Services";

    private static readonly Architecture House = new ArchLoader().LoadAssemblies(typeof(Database).Assembly, typeof(Plan).Assembly).Build();

    /// <summary>A folder and what it may use; Data lists the tables and may use everything.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Time"] = [],
        ["Tenancy"] = ["Time"],
        ["People"] = ["Tenancy", "Time"],
        ["Bookings"] = ["People", "Tenancy", "Time"],
        ["Rides"] = ["Bookings", "People", "Tenancy", "Time", "DialARide"],
        ["Places"] = ["Bookings", "People", "Tenancy", "Time"],
        ["Appointments"] = ["Bookings", "People", "Tenancy", "Time"],
        ["Stays"] = ["Bookings", "People", "Tenancy", "Time"],
        ["Reminders"] = ["Bookings", "People", "Tenancy", "Time"],
        ["Schedules"] = ["Appointments", "Bookings", "People", "Places", "Reminders", "Rides", "Stays", "Tenancy", "Time"],
        ["Reports"] = ["Appointments", "Bookings", "People", "Places", "Reminders", "Rides", "Schedules", "Stays", "Tenancy", "Time"],
        ["Data"] = ["Appointments", "Bookings", "People", "Places", "Reminders", "Rides", "Schedules", "Stays", "Tenancy", "Time"],
        ["DialARide"] = [],
    };

    private static readonly string[] Rooms = ["Rides", "Places", "Appointments", "Stays"];

    public static TheoryData<string> Folders => [.. MayUse.Keys];

    [Fact]
    public void Every_folder_stands_in_the_table() =>
        OwnTypes().Select(FolderOf).Where(folder => folder.Length > 0).Distinct().Should().BeEquivalentTo(MayUse.Keys);

    [Theory, MemberData(nameof(Folders))]
    public void A_folder_uses_only_what_stands_below_it(string folder)
    {
        // The one permitted cycle: everybody has the tables and the one write transaction.
        var shared = new[] { typeof(ServicesDbContext), typeof(ScarceRow) }.Select(type => type.FullName).ToHashSet();

        var breaches =
            from type in OwnTypes().Where(type => FolderOf(type) == folder)
            from target in type.Dependencies.Select(dependency => dependency.Target).Distinct()
            where target.FullName.StartsWith(Root, StringComparison.Ordinal)
            let used = FolderOf(target)
            where used.Length > 0 && used != folder && !MayUse[folder].Contains(used)
            where !(used == "Data" && folder is not ("Time" or "DialARide") && shared.Contains(OutermostOf(target)))
            select $"{type.FullName} uses {target.FullName}";

        breaches.Distinct().Should().BeEmpty();
    }

    [Fact]
    public void Only_the_planning_of_rides_names_the_planner() =>
        UsersOf(target => FolderOf(target) == "DialARide", except: "DialARide").Should().BeEquivalentTo(["Socifaction.Services.Rides.RidePlanning", "Socifaction.Services.Rides.RideRequests"]);

    [Fact]
    public void A_room_does_not_know_another_room_and_reminders_know_none()
    {
        foreach (var folder in Rooms.Append("Reminders"))
        {
            foreach (var room in Rooms.Where(room => room != folder))
            {
                var rule = Types().That().ResideInNamespaceMatching($@"^Socifaction\.Services\.{folder}(\.|$)")
                    .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^Socifaction\.Services\.{room}(\.|$)"));
                rule.Evaluate(House).Where(result => !result.Passed).Select(result => result.Description).Should().BeEmpty(rule.Description);
            }
        }
    }

    [Fact]
    public void Only_Data_names_a_database() =>
        UsersOf(target => DatabaseEngine().IsMatch(target.FullName)).Select(FolderOfName).Distinct().Should().BeEquivalentTo(["Data"]);

    [Fact]
    public void The_domain_names_nothing_of_the_web_but_the_keys_it_keeps() =>
        UsersOf(target => target.FullName.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                && !target.FullName.StartsWith("Microsoft.AspNetCore.Identity.IdentityUser", StringComparison.Ordinal)
                && !target.FullName.StartsWith("Microsoft.AspNetCore.Identity.IdentityPasskeyData", StringComparison.Ordinal))
            .Should().BeEquivalentTo(
                [
                    typeof(ServicesDbContext).FullName, typeof(SqliteServicesDbContext).FullName, typeof(PostgresServicesDbContext).FullName,
                    typeof(Socifaction.Services.People.Care.SealedText).FullName,
                ],
                "they keep the Data Protection keys, or seal with them");

    [Fact]
    public void Staff_accounts_alone_are_kept_as_Identity_wishes() =>
        UsersOf(target => target.FullName.StartsWith("Microsoft.AspNetCore.Identity", StringComparison.Ordinal))
            .Where(name => FolderOfName(name) != "Data")
            .Should().BeEquivalentTo(["Socifaction.Services.People.StaffAccount", "Socifaction.Services.People.StaffAccountMapping"]);

    [Fact]
    public void The_domain_names_no_timer() =>
        UsersOf(target => target.FullName.StartsWith("Hangfire", StringComparison.Ordinal)).Should().BeEmpty();

    [Fact]
    public void An_interface_has_two_implementations_or_is_a_mark_on_rows()
    {
        var interfaces = House.Interfaces.Where(type => type.FullName.StartsWith(Root, StringComparison.Ordinal)).ToList();
        var byCount = interfaces.ToDictionary(type => type.FullName, type => House.Classes.Count(c => c.ImplementedInterfaces.Contains(type)));

        byCount.Keys.Should().BeEquivalentTo([typeof(IInitiativeOwned).FullName, typeof(ISmsSender).FullName]);
        byCount.Values.Should().OnlyContain(count => count >= 2);
    }

    [Fact]
    public void No_name_says_only_that_it_helps() =>
        OwnTypes().Where(type => EmptyWord().IsMatch(type.Name) || FolderOf(type) is "Common" or "Helpers" or "Utils" or "Shared" or "Core" or "Managers")
            .Select(type => type.FullName)
            .Should().BeEquivalentTo(
                ["Socifaction.Services.Rides.RideService", "Socifaction.Services.Appointments.Meals.MealService"], "it is the word of the domain for the offering");

    [Fact]
    public void A_use_case_has_one_thing_to_do()
    {
        var useCases = House.Classes.Where(type => IsOwn(type) && type.GetMethodMembers().Any(IsRun)).ToList();

        useCases.Should().HaveCountGreaterThan(10);
        useCases.Should().OnlyContain(type => type.IsSealed == true);
        useCases.Where(type => type.GetMethodMembers().Count(IsRun) != 1).Select(type => type.FullName).Should().BeEmpty();

        static bool IsRun(MethodMember method) => method.Name.StartsWith("RunAsync(", StringComparison.Ordinal) && method.Visibility == Visibility.Public;
    }

    [Fact]
    public void The_filter_is_ignored_by_nobody() =>
        OwnTypes().Where(type => type.Members.Any(member => member.GetCalledMethods().Any(method => method.Name.StartsWith("IgnoreQueryFilters", StringComparison.Ordinal))))
            .Should().BeEmpty();

    private static IEnumerable<IType> OwnTypes() => House.Types.Where(IsOwn);

    private static bool IsOwn(IType type) =>
        type.FullName.StartsWith(Root + ".", StringComparison.Ordinal) && !type.FullName.Contains(".Data.Migrations.", StringComparison.Ordinal);

    private static IEnumerable<string> UsersOf(Func<IType, bool> isMeant, string except = "") =>
        OwnTypes().Where(type => FolderOf(type) != except && FolderOf(type).Length > 0 && type.Dependencies.Any(dependency => isMeant(dependency.Target)))
            .Select(OutermostOf).Distinct();

    private static string FolderOf(IType type) => FolderOfName(type.FullName);

    private static string FolderOfName(string name) => name.Split('.') is ["Socifaction", "Services", var folder, _, ..] ? folder : "";

    /// <summary>Nested and compiler-made types count as the type they stand in.</summary>
    private static string OutermostOf(IType type) => type.FullName.Split('+', '/', '<', '`')[0];

    [GeneratedRegex(@"^(Npgsql|NpgsqlTypes|Microsoft\.Data\.Sqlite|Microsoft\.EntityFrameworkCore\.(Sqlite|Npgsql))", RegexOptions.CultureInvariant)]
    private static partial Regex DatabaseEngine();

    [GeneratedRegex("(Helper|Helpers|Utils|Utility|Manager|Processor|Handler|Repository|Mapper|Service)$", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyWord();
}

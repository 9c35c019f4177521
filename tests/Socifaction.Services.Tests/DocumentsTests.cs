using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Data;

namespace Socifaction.Services.Tests;

/// <summary>The documents describe what is: folders, files and classes they name are there, and links lead somewhere.</summary>
public sealed partial class DocumentsTests
{
    private static readonly string Root = FindRoot();

    private static readonly string[] Documents =
    [
        Path.Combine(Root, "README.md"),
        .. Directory.GetFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories),
        .. Directory.GetFiles(Path.Combine(Root, "src"), "README.md", SearchOption.AllDirectories).Where(IsOurs),
    ];

    private static readonly string[] Files =
    [
        .. new[] { "src", "tests", "scripts", "docs", ".ci" }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            .Concat(Directory.GetFiles(Root))
            .Where(IsOurs)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')),
    ];

    [Fact]
    public void The_folder_table_of_the_architecture_is_the_real_folders()
    {
        var section = Read("docs/architecture.md").Split("## Folders of src/Socifaction.Services")[1].Split("\n## ")[0];
        var table = FirstCell().Matches(section).Select(cell => cell.Groups[1].Value);
        var folders = Directory.GetDirectories(Path.Combine(Root, "src/Socifaction.Services")).Select(Path.GetFileName).Except(["bin", "obj"]);

        table.Should().BeEquivalentTo(folders);
    }

    [Fact]
    public void The_readme_has_at_most_eighty_lines() => File.ReadAllLines(Path.Combine(Root, "README.md")).Length.Should().BeLessThanOrEqualTo(80);

    [Fact]
    public void Every_link_leads_to_a_file_and_to_a_heading_in_it()
    {
        var dead =
            from document in Documents
            from Match link in Link().Matches(File.ReadAllText(document))
            let target = link.Groups[1].Value
            where !target.StartsWith("http", StringComparison.Ordinal) && !Leads(document, target)

            // The pictures are made by the browser tests.
            where !target.StartsWith("docs/images/", StringComparison.Ordinal)
            select $"{Path.GetRelativePath(Root, document)}: {target}";

        dead.ToList().Should().BeEmpty();
    }

    [Fact]
    public void Every_document_can_be_reached_from_the_readme()
    {
        var reached = new HashSet<string>();
        Follow(Path.Combine(Root, "README.md"));

        Documents.Except(reached).Should().BeEmpty();

        void Follow(string document)
        {
            if (!document.EndsWith(".md", StringComparison.Ordinal) || !File.Exists(document) || !reached.Add(document))
            {
                return;
            }

            foreach (Match link in Link().Matches(File.ReadAllText(document)))
            {
                Follow(Path.GetFullPath(link.Groups[1].Value.Split('#')[0], Path.GetDirectoryName(document)!));
            }
        }
    }

    [Fact]
    public void Every_name_of_code_in_the_documents_is_in_the_code()
    {
        var known = Files
            .Where(file => !file.EndsWith("DocumentsTests.cs", StringComparison.Ordinal)
                && Path.GetExtension(file) is ".cs" or ".cshtml" or ".props" or ".resx" or ".txt")
            .SelectMany(file => Word().Matches(Read(file)).Select(word => word.Value))
            .Concat(Files.SelectMany(file => file.Split('/')).Select(Path.GetFileNameWithoutExtension))
            .ToHashSet();
        var unknown =
            from document in Documents
            from Match code in CodeName().Matches(WithoutListings(document))
            from Match word in Word().Matches(code.Groups[1].Value)
            where !known.Contains(word.Value)
            select $"{Path.GetRelativePath(Root, document)}: {word.Value}";

        unknown.ToList().Should().BeEmpty();
    }

    [Fact]
    public void Every_file_named_in_the_documents_is_there()
    {
        var missing =
            from document in Documents
            from Match file in FileName().Matches(WithoutListings(document))
            let name = file.Groups[1].Value.TrimEnd('/')
            where !Files.Any(real => real == name || real.EndsWith($"/{name}", StringComparison.Ordinal) || real.Contains($"{name}/", StringComparison.Ordinal))
            select $"{Path.GetRelativePath(Root, document)}: {name}";

        missing.Except(Invented).ToList().Should().BeEmpty();
    }

    [Fact]
    public void Every_use_case_of_booking_stands_in_the_table_of_locks()
    {
        var booking = Read("docs/booking.md");
        var services = new ServiceCollection();
        services.AddSocifactionServices(Database.Sqlite("Data Source=:memory:"));
        var locking = services.Select(service => service.ServiceType)
            .Where(type => type.Namespace is "Socifaction.Services.Rides" or "Socifaction.Services.Places" or "Socifaction.Services.Appointments"
                || type.Namespace!.StartsWith("Socifaction.Services.Stays", StringComparison.Ordinal))
            .Where(type => Files.Any(file => file.EndsWith($"/{type.Name}.cs", StringComparison.Ordinal)
                && Read(file).Contains(".LockAsync<", StringComparison.Ordinal)));

        locking.Where(type => !booking.Contains($"`{type.Name}`", StringComparison.Ordinal)).ToList().Should().BeEmpty();
        locking.Should().NotBeEmpty();
    }

    /// <summary>Files that developing.md tells one to make.</summary>
    private static IEnumerable<string> Invented => ["docs/developing.md: Rides/MoveSomething.cs"];

    private static bool Leads(string document, string target)
    {
        var (path, heading) = target.Split('#') is [var file, var anchor] ? (file, anchor) : (target, null);
        var full = path.Length == 0 ? document : Path.GetFullPath(path, Path.GetDirectoryName(document)!);
        return (File.Exists(full) || Directory.Exists(full))
            && (heading is null || Heading().Matches(File.ReadAllText(full)).Any(h => Anchor(h.Groups[1].Value) == heading));
    }

    // As GitHub makes them: lower case, spaces to hyphens, other signs left out.
    private static string Anchor(string heading) =>
        string.Concat(heading.ToLowerInvariant().Where(sign => char.IsLetterOrDigit(sign) || sign is ' ' or '-')).Replace(' ', '-');

    private static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string WithoutListings(string document) => Listing().Replace(File.ReadAllText(document), "");

    private static bool IsOurs(string file) =>
        !Path.GetRelativePath(Root, file).Split('/', '\\').Any(part => part is "bin" or "obj" or "node_modules" or "artifacts" or "Migrations" or "lib");

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Socifaction.Services.sln")))
        {
            directory = directory.Parent;
        }

        return directory.FullName;
    }

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Listing();

    // `BookRide`, `Booking.Become`, `Outcome<T, TRefusal>`; a single capital is a type parameter, _ stands in settings.
    [GeneratedRegex(@"`([A-Z][a-z][A-Za-z]*(?:[.<][A-Za-z<>, ?]*)?)`")]
    private static partial Regex CodeName();

    [GeneratedRegex(@"[A-Z][a-z][A-Za-z]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"`((?:\.?[A-Za-z0-9._-]+/)*[A-Za-z0-9._-]+\.(?:cs|cshtml|props|json|resx|md|targets|txt)|(?:src|tests|docs|scripts|\.ci)/[A-Za-z0-9._/-]+)`")]
    private static partial Regex FileName();
}

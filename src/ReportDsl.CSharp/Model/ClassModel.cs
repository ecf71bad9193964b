using ReportDsl.CSharp.Writing;

namespace ReportDsl.CSharp.Model;

/// <summary>A class to be written that gives names to values of a report, and the classes nested in it.</summary>
internal sealed class ClassModel
{
    private readonly List<PropertyModel> _properties = [];
    private readonly List<ClassModel> _classes = [];

    public ClassModel(string name, Documentation documentation, NameScope scope)
    {
        (Name, Documentation, Scope) = (name, documentation, scope);
        _ = scope.Add(name, "");
    }

    public string Name { get; }

    public Documentation Documentation { get; }

    public NameScope Scope { get; }

    /// <summary>The class that it derives from, and the number of the first cell that it hands on; null where there is none.</summary>
    public (string Class, int First)? Base { get; init; }

    /// <summary>Whether the numbers of its cells count from one that it is given.</summary>
    public bool IsRelative { get; init; }

    /// <summary>Whether other classes derive from it.</summary>
    public bool IsBase { get; set; }

    public IReadOnlyList<PropertyModel> Properties => _properties;

    public IReadOnlyList<ClassModel> Classes => _classes;

    public void Add(PropertyModel property) => _properties.Add(property);

    public void Add(ClassModel nested) => _classes.Add(nested);
}

/// <summary>A property of a <see cref="ClassModel"/>.</summary>
internal abstract record PropertyModel(string Name, string Type, Documentation Documentation);

/// <summary>A cell; its number is relative where the class's are.</summary>
internal sealed record CellModel(string Name, string ValueType, bool IsComputed, int Number, Documentation Documentation)
    : PropertyModel(Name, $"{(IsComputed ? Foreign.Computed : Foreign.Cell)}<{ValueType}>", Documentation);

/// <summary>An object with further properties. The first number that it counts from is null where it counts from none.</summary>
internal sealed record PartModel(string Name, string Type, int? First, Documentation Documentation) : PropertyModel(Name, Type, Documentation);
